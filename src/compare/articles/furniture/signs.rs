//! The words by which furniture is known: of pages in general, of no one site.

/// Words of which a share bar holds at least one.
pub(super) const BAR_SIGNS: &[&str] = &[
    "share",
    "shares",
    "tweet",
    "facebook",
    "twitter",
    "whatsapp",
    "linkedin",
    "reddit",
    "pinterest",
    "telegram",
    "flipboard",
    "messenger",
    "bluesky",
    "mastodon",
    "tumblr",
    "email",
    "print",
    "comments",
    "bookmark",
    "instagram",
    "youtube",
    "tiktok",
];

/// What else a share bar may hold.
pub(super) const BAR_FILLERS: &[&str] = &[
    "this", "article", "story", "post", "page", "on", "via", "with", "to", "by", "a", "the", "x", "copy",
    "link", "save", "more", "options", "comment", "leave", "no", "view", "us", "follow", "like", "send",
    "friend", "icon", "and", "or", "listen", "later", "read", "button", "threads", "pocket",
];

/// Whole lines that are buttons, headings and labels of a page.
pub(super) const PAGE_PARTS: &[&str] = &[
    "advertisement",
    "advertisements",
    "advertising",
    "ad",
    "sponsored",
    "sponsored content",
    "promoted",
    "menu",
    "search",
    "home",
    "log in",
    "sign in",
    "sign up",
    "subscribe",
    "register",
    "loading",
    "close",
    "back to top",
    "related",
    "related articles",
    "related stories",
    "related topics",
    "related content",
    "recommended",
    "most read",
    "most popular",
    "trending",
    "trending now",
    "content is protected",
    "story continues below",
    "story continues below advertisement",
    "article continues below",
    "article continues after advertisement",
    "article continues below advertisement",
    "continue reading",
    "continue reading the main story",
    "read more",
    "read full story",
    "full text",
    "show more",
    "load more",
    "view gallery",
    "watch now",
    "watch live",
    "listen now",
    "play video",
    "video",
    "photos",
    "tags",
    "copyright",
    "cookie settings",
    "accept cookies",
    "privacy policy",
    "terms of use",
    "print this page",
    "leave a reply",
    "image caption",
    "image source",
    "media caption",
];

/// How a photo credit begins.
pub(super) const CREDIT_LABELS: &[&str] = &[
    "photo",
    "photos",
    "photograph",
    "photographs",
    "photographer",
    "image",
    "images",
    "picture",
    "pictures",
    "credit",
    "credits",
    "pic",
    "illustration",
    "graphic",
    "getty",
];

/// Who supplies pictures.
pub(super) const PICTURE_SOURCES: &[&str] = &[
    "getty",
    "afp",
    "ap",
    "reuters",
    "epa",
    "shutterstock",
    "alamy",
    "istock",
    "instagram",
    "unsplash",
    "pa",
    "tass",
    "sputnik",
    "xinhua",
    "bloomberg",
    "wikimedia",
    "rex",
    "zuma",
];

/// What else a line of picture sources may hold.
pub(super) const CREDIT_FILLERS: &[&str] =
    &["images", "image", "photo", "via", "wire", "media", "news", "the", "associated", "press"];

/// Signs that a reader is asked for something.
pub(super) const PLEAS: &[&str] = &[
    "sign up",
    "signing up",
    "newsletter",
    "newsletters",
    "follow us",
    "like us",
    "subscribe",
    "subscribing",
    "subscription",
    "subscriber",
    "thank you for reading",
    "thanks for reading",
    "your inbox",
    "our readers",
    "our app",
    "our journalism",
    "our journalists",
    "our editorial",
    "become a member",
    "become a supporter",
    "membership",
    "join the conversation",
    "keep the conversation",
    "support our",
    "make a donation",
    "our website",
    "our reporting",
    "your support",
    "breaking news alerts",
    "push notifications",
    "free trial",
];

/// How such a request begins.
pub(super) const PLEA_VERBS: &[&str] = &[
    "sign",
    "subscribe",
    "join",
    "get",
    "follow",
    "download",
    "register",
    "support",
    "become",
    "click",
    "donate",
    "like",
];

/// What a disclaimer of opinions speaks of.
pub(super) const VIEWS: &[&str] = &["views", "opinions", "view"];

/// Phrases of which one makes a disclaimer.
pub(super) const DISCLAIMERS: &[&str] = &[
    "all rights reserved",
    "may not be published broadcast",
    "from a syndicated feed",
    "our privacy policy",
    "our terms of service",
    "our terms of use",
];

/// Phrases of which one makes a disclaimer where a page speaks of itself or to its reader.
pub(super) const DISCLAIMERS_OF_A_PAGE: &[&str] = &[
    "may not be reproduced",
    "translated automatically",
    "automatically translated",
    "not been edited by",
    "a human editor",
    "terms of service",
    "uses cookies",
];

/// How staff are thanked below a text.
pub(super) const REPORTS: &[&str] =
    &["contributed to this report", "contributed to this story", "contributed to this article"];

/// Labels of links to other articles.
pub(super) const POINTER_LABELS: &[&str] = &[
    "read more",
    "read also",
    "also read",
    "see also",
    "related",
    "more on this",
    "read next",
    "watch",
    "listen",
    "more from",
    "don't miss",
];

/// How a line begins that says when a page changed.
pub(super) const STAMPS: &[&str] =
    &["updated", "published", "posted", "modified", "last updated", "last modified"];

/// Agencies that sign below a text.
pub(super) const AGENCIES: &[&str] = &[
    "reuters",
    "ap",
    "afp",
    "dpa",
    "tass",
    "xinhua",
    "upi",
    "ansa",
    "efe",
    "bloomberg",
    "pa",
    "interfax",
    "ukrinform",
];
