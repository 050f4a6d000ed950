import SiteModel
import SitePipeline
import Testing

@Suite struct CalendarDayTests {
    @Test(arguments: [
        "2024-02-29", "2000-02-29", "2023-02-28", "2024-01-31", "2024-04-30", "2024-12-31", "0000-01-01", "9999-12-31",
    ])
    func `a day of the calendar`(text: String) {
        #expect(CalendarDay.isOne(text))
    }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2024-02-30", "2024-04-31", "2024-06-31", "2024-09-31", "2024-11-31", "2024-01-32",
        "2024-00-01", "2024-13-01", "2024-01-00", "2024-1-01", "24-01-01", "2024-01-01 ", "2024/01/01", "+024-01-01",
        "",
    ])
    func `no day of the calendar`(text: String) {
        #expect(!CalendarDay.isOne(text))
    }
}
