using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Tests.Matching;

namespace MsLetterCoder.Clinical.Tests.Reading;

public sealed class RegionTests
{
    private static readonly HeadingFinder Headings = ClinicalKnowledgeTests.Knowledge.Headings;

    [Theory]
    [InlineData("Plan\nMRI brain", "MRI", Section.Plan)]
    [InlineData("PLAN:\n1. MRI brain", "MRI", Section.Plan)]
    [InlineData("**Plan**\nMRI brain", "MRI", Section.Plan)]
    [InlineData("3. Plan\nMRI brain", "MRI", Section.Plan)]
    [InlineData("Diagnosis: RRMS\n\nShe is well.", "RRMS", Section.Diagnosis)]
    [InlineData("Diagnosis: RRMS\n\nShe is well.", "well", Section.Body)]
    [InlineData("PMH: asthma. FH: stroke.", "asthma", Section.PastHistory)]
    [InlineData("PMH: asthma. FH: stroke.", "stroke", Section.FamilyHistory)]
    [InlineData("Current medication - baclofen", "baclofen", Section.Medication)]
    [InlineData("Plan\nMRI\nYours sincerely\nDr Other", "Other", Section.Body)]
    [InlineData("We plan to see her again", "again", Section.Body)]
    [InlineData("Previous DMTs:\nRebif", "Rebif", Section.PastHistory)]
    public void Heading_OpensItsSection(string text, string word, Section expected)
    {
        var read = new ReadText(text, [], [], Headings.Find(text));

        Assert.Equal(expected, read.SectionAt(text.IndexOf(word, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Hello\n\nOn Mon, 3 Feb 2025 at 10:00, MS Team wrote:\n> old words", "old words", RegionKind.Quoted)]
    [InlineData("Hello, my legs are worse again this week and I fell\n\nFrom: MS Team\nSent: Monday\nTo: Ann\nSubject: x\nold words", "old words", RegionKind.Quoted)]
    [InlineData("FYI, see below\n\nFrom: Dr Other\nSent: Monday\nTo: Ann\nSubject: x\nDear Dr Some", "Dear Dr Some", RegionKind.Content)]
    [InlineData("see below\n---------- Forwarded message ---------\nFrom: Ann\nDate: x\n\nI fell again", "fell again", RegionKind.Content)]
    [InlineData("see below\n---------- Forwarded message ---------\nFrom: Ann\nDate: x\n\nI fell again", "From: Ann", RegionKind.Quoted)]
    [InlineData("This message may contain confidential information\n\nI fell again", "fell again", RegionKind.Content)]
    [InlineData("Hello\n-----Original Message-----\nold words", "old words", RegionKind.Quoted)]
    [InlineData("Hello\nSent from my iPhone", "iPhone", RegionKind.Signature)]
    [InlineData("Hello\n-- \nAnn Example", "Ann", RegionKind.Signature)]
    [InlineData("Hello\n\nThis email is confidential and may be read by nobody", "nobody", RegionKind.Disclaimer)]
    [InlineData("Hello\n\nOn Monday I fell.", "fell", RegionKind.Content)]
    [InlineData("> old\nmy own words", "own", RegionKind.Content)]
    [InlineData("Hello\n-- \nAnn Example\nPS my arm has gone dead", "arm", RegionKind.Content)]
    [InlineData("Hello\n-- \nAnn Example\n\nI fell twice today", "twice", RegionKind.Content)]
    [InlineData("Hello\n-- \nAnn Example\nMy working days are Monday to Wednesday", "working", RegionKind.Signature)]
    [InlineData("Hello\n-- \nI. Example\n1 Long Road", "Road", RegionKind.Signature)]
    [InlineData("Hello\nThis email is confidential\nand may be read by nobody\nI forgot: I can't wee", "wee", RegionKind.Content)]
    public void Message_TellsOwnWordsFromOthers(string text, string word, RegionKind expected) => Assert.Equal(expected, KindAt(text, word, MessageRegions.Find(text)));

    [Theory]
    [InlineData("Example Hospital\nDepartment of Neurology\n\nDear Dr Other\nShe is well.", "Neurology", RegionKind.Letterhead)]
    [InlineData("Example Hospital\n\nDear Dr Other\nShe is well.", "well", RegionKind.Content)]
    [InlineData("Dear Dr Other\nShe is well.\nYours sincerely\nDr Some\nMS Nurse", "Nurse", RegionKind.Signature)]
    [InlineData("Dear Dr Other\nShe is well.\nYours sincerely\nDr Some\nPS she has a UTI", "UTI", RegionKind.Content)]
    [InlineData("Dear Dr Other\nShe is well.\ncc MS Nurse", "Nurse", RegionKind.Letterhead)]
    [InlineData("Dear Ms Other, you told me that your left hand was numb for a week and that it has gone.", "numb", RegionKind.Content)]
    [InlineData("Case 3 of the clinic\nMr Other never did collect the tablets from the surgery and so he has not had one.\nHe is well.", "tablets", RegionKind.Content)]
    [InlineData("Copied to the therapy team because she was not seen when she came to the ward.", "therapy", RegionKind.Content)]
    [InlineData("Department of Neurology, Example Hospital, 1 Long Road, Anytown, telephone 01000 555000, secretary Ann Other\n\nDear Dr Other", "Neurology", RegionKind.Letterhead)]
    public void Letter_TellsContentFromHeadAndSignature(string text, string word, RegionKind expected) => Assert.Equal(expected, KindAt(text, word, LetterRegions.Find(text, Headings.Find(text))));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("one line")]
    [InlineData("a\n> b\n-- \nc")]
    public void Regions_CoverTheText(string text)
    {
        foreach (IReadOnlyList<TextRegion> regions in new[] { MessageRegions.Find(text), LetterRegions.Find(text, []) })
        {
            Assert.Equal(text.Length, regions.Sum(r => r.Span.Length));
        }
    }

    [Fact]
    public void Headings_RefuseAnUnknownSection() => Assert.Throws<KnowledgeException>(() => HeadingFinder.Load(KnowledgeFile.From("headings.tsv", "nowhere\tplan")));

    private static RegionKind KindAt(string text, string word, IReadOnlyList<TextRegion> regions) => regions.First(r => r.Span.Contains(text.IndexOf(word, StringComparison.Ordinal))).Kind;
}
