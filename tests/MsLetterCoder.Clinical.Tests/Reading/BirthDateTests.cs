using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Tests.Reading;

public sealed class BirthDateTests
{
    [Theory]
    [InlineData("Re: Mrs Ann Example, d.o.b. 4.7.1988, NHS 999 000 0018", "1988-07-04")]
    [InlineData("DOB 23/11/1995", "1995-11-23")]
    [InlineData("DOB: 14/09/83", "1983-09-14")]
    [InlineData("DoB 02.02.1994 / NHS 9990000093", "1994-02-02")]
    [InlineData("D.O.B.: 07/06/1948", "1948-06-07")]
    [InlineData("D.O.B 27/10/1986", "1986-10-27")]
    [InlineData("D. O. B. 27/10/1986", "1986-10-27")]
    [InlineData("Date of birth ....... 30/01/1979", "1979-01-30")]
    [InlineData("Date of birth:   14 April 1982", "1982-04-14")]
    [InlineData("Date of Birth | 14-Apr-1982", "1982-04-14")]
    [InlineData("Birth date: 1982-04-14", "1982-04-14")]
    [InlineData("born 21 April 1976", "1976-04-21")]
    [InlineData("Born on the 21st of April 1976", "1976-04-21")]
    [InlineData("Born 08-01-1979", "1979-01-08")]
    [InlineData("Mrs Ann EXAMPLE (b. 08.06.1969)", "1969-06-08")]
    [InlineData("dob 30th October 1971", "1971-10-30")]
    [InlineData("dob 14 Sept 1998", "1998-09-14")]
    [InlineData("DOB 12 Dec '82", "1982-12-12")]
    [InlineData("DOB April 14, 1982", "1982-04-14")]
    [InlineData("dob 30 3 44", "1944-03-30")]
    [InlineData("date of birth 05 05 1978", "1978-05-05")]
    [InlineData("Mr Terence Example (25/02/1967)", "1967-02-25")]
    [InlineData("Ms Eleni EXAMPLE, 19/12/2001, 999 000 0069", "2001-12-19")]
    [InlineData("Jadwiga EXAMPLE | 17-May-1999 | 999-000-0042 | 27-Mar-2025", "1999-05-17")]
    [InlineData("Gillian EXAMPLE  06/03/1980  NHS 999 000 0107", "1980-03-06")]
    [InlineData("Harriet EXAMPLE-JONES, 16.6.93, NHS 999 000 0123", "1993-06-16")]
    [InlineData("Mr Nathan Example-Pritchard, 18/2/85", "1985-02-18")]
    [InlineData("RE: EXAMPLE, Linh. 28 Aug 1984. 999-655-3183", "1984-08-28")]
    [InlineData("Mrs Beverley EXAMPLE  F  23/03/1968  NHS no. 999 000 4498", "1968-03-23")]
    [InlineData("LOUISE EXAMPLE - 3.7.85", "1985-07-03")]
    [InlineData("Client          Mr Bernard Example (19/03/1955)", "1955-03-19")]
    [InlineData("Re Joaquim Example; male; 4-Apr-1997; NHS 999 000 0204", "1997-04-04")]
    [InlineData("Malcolm Iveson, 11 February 1969, NHS 999-609-0760", "1969-02-11")]
    public void Find_ReadsALettersDate(string text, string expected) => Assert.Equal(Date(expected), Find($"Clinic 12 March 2025\n{text}\nDear Dr Other\n", DocumentKind.ClinicLetter));

    [Theory]
    [InlineData("Priya Example, 2/11/84", "1984-11-02")]
    [InlineData("20/1/1986", "1986-01-20")]
    [InlineData("13.10.1968", "1968-10-13")]
    [InlineData("hi its jordan (3.3.98) on ocrevus", "1998-03-03")]
    [InlineData("I'm 25/6/90, Kirsty Example, RRMS", "1990-06-25")]
    [InlineData("I am Edith Example 19.4.47 my number is 9990002371", "1947-04-19")]
    [InlineData("Hello, I'm the partner of Theo Example (15/08/1996).", "1996-08-15")]
    [InlineData("S. EXAMPLE 06.02.83", "1983-02-06")]
    [InlineData("Arthur Example (7/7/57, 9990004730)", "1957-07-07")]
    [InlineData("Hi, its Mandy Example 30/12/73. I have Ocrevus", "1973-12-30")]
    [InlineData("She's 23 (2/12/2001)", "2001-12-02")]
    public void Find_ReadsAMessagesDate(string text, string expected) => Assert.Equal(Date(expected), Find(text, DocumentKind.PatientMessage));

    [Theory]
    [InlineData("Dictated 12/03/2010")]
    [InlineData("Diagnosed on 14/05/2003")]
    [InlineData("MRI of 02/02/2009 was clear")]
    [InlineData("I have had MS since 01/06/1999")]
    [InlineData("my scan was on 3/4/08")]
    [InlineData("Thursday 3 April 2025")]
    public void Find_LeavesOtherDatesAlone(string text)
    {
        Assert.Null(Find(text, DocumentKind.PatientMessage));
        Assert.Null(Find(text, DocumentKind.ClinicLetter));
    }

    [Fact]
    public void Find_TakesTheCenturyFromTheDocument() => Assert.Equal(Date("2027-05-01"), Find("Clinic date 3 June 2044\nDOB 1/5/27", DocumentKind.ClinicLetter));

    private static DateOnly? Find(string text, DocumentKind kind) => FactReader.Read(text, kind).DateOfBirth;

    private static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
