using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Tests.Reading;

public sealed class QuotedWordsTests
{
    private const string Stored = "Dear team,\n\nI have been feeling much better this week and I do not want to stop the tablets.\nMy balance is good.\n\nAnn";

    [Theory]
    // Quoted as it was, wrapped anew, in other case, with other marks.
    [InlineData("Thanks\n\nOn Mon, 3 Feb 2025 at 10:00, Ann wrote:\n> Dear team,\n>\n> I have been feeling much better this week and I do not want to stop the tablets.\n> My balance is good.\n>\n> Ann", "")]
    [InlineData("Thanks\n\n> I have been feeling much better\n> this week and I do not want\n> to stop the tablets. My balance is good.", "")]
    [InlineData("Thanks\n\n>I HAVE BEEN FEELING MUCH BETTER THIS WEEK, and I do not want to stop the tablets", "")]
    [InlineData("Thanks\n-----Original Message-----\nFrom: Ann\nSent: Monday\nTo: Team\nSubject: RE: My tablets\n\nI have been feeling much better this week and I do not want to stop the tablets.", "")]
    // A word put in, left out or changed is new; so is a line of another.
    [InlineData("Thanks\n\n> I have been feeling much better this week and I do want to stop the tablets.\n\n> My balance is good.", "> I have been feeling much better this week and I do want to stop the tablets.")]
    [InlineData("Thanks\n\n> My balance is not good.", "> My balance is not good.")]
    [InlineData("Thanks\n\n> My balance is good.\n\n> I want to die", "> I want to die")]
    [InlineData("Thanks\n\n> help", "> help")]
    [InlineData("Thanks\n-----Original Message-----\nFrom: Ann\nSent: Monday\nTo: Team\nSubject: BRENDA ON FLOOR\n\nMy balance is good.", "Subject: BRENDA ON FLOOR")]
    // Forwarded words count too; own words never do.
    [InlineData("FYI\n---------- Forwarded message ---------\nFrom: Ann\nDate: x\n\nMy balance is good.\nI fell twice", "My balance is good.\nI fell twice")]
    [InlineData("FYI\n---------- Forwarded message ---------\nFrom: Ann\nDate: x\n\nMy balance is good.\n\nI fell twice on Tuesday", "I fell twice on Tuesday")]
    public void Unseen_IsWhatNoStoredTextHolds(string text, string unseen)
    {
        QuotedWords quoted = QuotedWords.In(text)!;
        quoted.Compare("My tablets");
        quoted.Compare(Stored);
        Assert.Equal(unseen, string.Join('|', quoted.Unseen().Select(s => text[s.Start..s.End])));
        Assert.Equal(unseen.Length == 0, quoted.AllKnown);
    }

    [Fact]
    public void Unseen_WithNothingStored_IsAllThatIsQuotedWithoutItsMarks()
    {
        const string text = "Thanks\n\nOn Mon, 3 Feb 2025 at 10:00, MS Team wrote:\n> Please ring us.\n>\n> On Sun, 2 Feb 2025 at 10:00, Ann wrote:\n>> I fell.\n>> Sent from my iPhone";
        Assert.Equal("> Please ring us.|>> I fell.", string.Join('|', QuotedWords.In(text)!.Unseen().Select(s => text[s.Start..s.End])));
    }

    [Theory]
    [InlineData("I fell.\n-- \nAnn")]
    [InlineData("")]
    [InlineData("Thanks\n\n> ---\n>\n> :-)")]
    public void In_IsNothingWhereNothingIsQuoted(string text) => Assert.Null(QuotedWords.In(text));

    [Fact]
    public void In_AMailSentOnIsForwardedWhole()
    {
        QuotedWords quoted = QuotedWords.In("I fell on Tuesday.\nIt hurts.", forwarded: true)!;
        Assert.Equal([new TextSpan(0, 28)], quoted.Unseen());
    }

    [Fact]
    public void Regions_TurnUnseenLinesIntoContentAndNothingElse()
    {
        const string text = "Thanks\n\nOn Mon, 3 Feb 2025 at 10:00, Ann wrote:\n> My balance is good.\n>\n> I fell twice\n-- \nBob";
        QuotedWords quoted = QuotedWords.In(text)!;
        quoted.Compare(Stored);
        IReadOnlyList<TextRegion> regions = UnseenRegions.Of(text, MessageRegions.Find(text), quoted.Unseen());
        Assert.Equal(["Thanks\n\n", "> I fell twice\n"], regions.Where(r => r.Kind == RegionKind.Content).Select(r => text[r.Span.Start..r.Span.End]));
        Assert.Equal(text.Length, regions.Sum(r => r.Span.Length));
        Assert.Same(regions, UnseenRegions.Of(text, regions, []));
    }
}
