"""Names of sheets, as offices allow them."""

from cktrade.briefing.formats.xlsx.sheets import sheet_name


def test_a_sheets_name_has_no_sign_that_offices_refuse():
    """Seven of them; letters and spaces stay."""
    assert sheet_name("Is [it] right: yes/no? *'\\") == "Is it right yesno "
