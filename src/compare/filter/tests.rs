use super::*;

#[test]
fn what_is_typed_is_read_and_written_back() {
    #[track_caller]
    fn check(typed: &str, written: &str) {
        let filter: Filter = typed.parse().unwrap_or_else(|error| panic!("{typed}: {error}"));
        assert_eq!(filter.to_string(), written);
        assert_eq!(written.parse(), Ok(filter), "{written}");
    }
    check("", "");
    check("  differ   shared ", "differ shared");
    check("outlet:AP outlet:\"The Post\" -outlet:X", "outlet:AP outlet:\"The Post\" -outlet:X");
    check("from:2021-12-02 to:2022", "from:2021-12-02 to:2022");
    check("text:\"two words\" -text:war* text:/a|b/", "text:\"two words\" -text:war* text:/a|b/");
    check("text:\"\"\"quoted\"\" here\"", "text:\"\"\"quoted\"\" here\"");
    check("UNDATED Figure -quote new gaps", "undated figure -quote new gaps");
    check("differ differ", "differ");
    check("outlet:\"AP\"", "outlet:AP");
    check("-undated from:2021", "-undated from:2021");
}

#[test]
fn what_is_no_filter_is_refused_by_name_with_what_to_write() {
    #[track_caller]
    fn check(typed: &str, expected: &str) {
        let error = typed.parse::<Filter>().expect_err(typed).to_string();
        assert!(error.contains(expected), "{typed}: {error}");
    }
    check("border", "border: no condition is called so; write text:border");
    check("difer", "difer: no condition is called so; is it differ?");
    check("colour:red", "there are outlet, from, to");
    check("outlet", "name an outlet: outlet:AP");
    check("outlet:", "name an outlet: outlet:AP");
    check("text:\"\"", "name a term: text:border");
    check("text:…", "holds no letter or digit; write a word");
    check("text:/(/", "expression");
    check("text:\"two words", "close the quotation mark");
    check("undated:yes", "write undated alone");
    check("from:2.12.2021", "write a day, a month or a year: 2021-12-02, 2021-12, 2021");
    check("to:2021-02-30", "write a day, a month or a year");
    check("to:-001", "write a day, a month or a year");
    check("from", "write a day, a month or a year");
    check("-from:2021", "-from:2021: write to: instead");
    check("from:2021 from:2022", "from:2022: write it once");
    check("from:2022 to:2021-12", "to:2021-12: from: is later than to:");
    check("differ -differ", "-differ: its opposite stands here, too");
    check("undated from:2021", "undated article");
    check("to:2021 undated", "undated article");
    check("outlet:AP shared", "shared: takes two outlets");
    check("gaps outlet:AP", "gaps: takes two outlets");
}

#[test]
fn a_condition_is_put_in_and_taken_out() {
    let filter: Filter = "outlet:AP -differ".parse().unwrap();
    let toggled = |asked| filter.toggled(&Condition::that(asked)).to_string();
    assert_eq!(toggled(Asked::Figure), "outlet:AP -differ figure");
    assert_eq!(toggled(Asked::Outlet("AP".into())), "-differ");
    assert_eq!(toggled(Asked::Differ), "outlet:AP differ", "its opposite goes");
}
