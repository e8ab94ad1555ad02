using System.Text;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Tests.Corpus;

public sealed class CorpusCheckTests
{
    private const string Letter = "---\nid: l1\nkind: clinic_letter\nprimary: ms\nedss: 4.0\nnhs_number: 999 000 0018\ndob: 1984-03-12\nclinic_date: 2024-05-14\n---\nHas [[MS|ms|present]].\n";

    private const string Message = "---\nid: m1\nkind: patient_message\nsubject: s\ncategory: infection\nother_categories: none\nurgency: same_day\nred_flags: uti_with_fever\nreply_needed: yes\n---\nI have a [[fever|fever|present]].\n";

    [Theory]
    [InlineData(Letter)]
    [InlineData(Message)]
    [InlineData("---\nid: o1\nkind: other\n---\n")]
    public void Check_FindsNothingInASoundDocument(string content) => Assert.Empty(Findings(content));

    [Theory]
    [InlineData("primary: ms", "primary: mss", "4: primary: unknown concept 'mss'")]
    [InlineData("primary: ms", "primary: rrms", "4: primary: no mention names 'rrms'")]
    [InlineData("primary: ms\n", "", "1: a letter without primary")]
    [InlineData("kind: clinic_letter", "kind: other", "4: only letters have a primary")]
    [InlineData("kind: clinic_letter", "kind: letter", "3: kind: 'letter' is none of other, clinic_letter, patient_message\n4: only letters have a primary")]
    [InlineData("edss: 4.0", "edss: 4.3", "5: edss: EDSS is not 0 to 10 in halves, nor a rising range of two such values")]
    [InlineData("edss: 4.0", "edss: 10.5", "5: edss: EDSS is not 0 to 10 in halves, nor a rising range of two such values")]
    [InlineData("edss: 4.0", "edss: 5.0-4.0", "5: edss: EDSS is not 0 to 10 in halves, nor a rising range of two such values")]
    [InlineData("999 000 0018", "999 000 0019", "6: nhs_number: NHS number fails the modulus 11 check")]
    [InlineData("999 000 0018", "943 476 5919", "6: nhs_number: NHS number outside the test range 999")]
    [InlineData("999 000 0018", "999 000 001", "6: nhs_number: NHS number is not ten digits")]
    [InlineData("1984-03-12", "12.3.1984", "7: dob: is no date in the form 2024-05-14")]
    [InlineData("2024-05-14", "2024-02-30", "8: clinic_date: is no date in the form 2024-05-14")]
    [InlineData("2024-05-14", "1974-05-14", "8: clinic_date lies before dob")]
    [InlineData("clinic_date", "clinicdate", "8: unknown header 'clinicdate'")]
    [InlineData("dob: 1984-03-12", "edss: 5.0", "7: header 'edss' stands twice")]
    [InlineData("dob: 1984-03-12", "dob 1984-03-12", "7: a header line without a key and a colon")]
    [InlineData("[[MS|ms|present]]", "[[MS|ms|present]] [[x|xx|present]]", "10: unknown concept 'xx'")]
    [InlineData("[[MS|ms|present]]", "[[MS|ms|now]]", "10: unknown context 'now'")]
    [InlineData("[[MS|ms|present]]", "[[ MS|ms|present]]", "10: a mention begins or ends with a blank")]
    [InlineData("[[MS|ms|present]]", "[[MS|ms|present]]\n[[ill|fever", "11: '[[' without its ']]'")]
    [InlineData("[[MS|ms|present]]", "[[a [[MS|ms|present]]", "10: '[[' without its ']]'")]
    [InlineData("[[MS|ms|present]]", "[[MS|ms|present]]\n\na]]", "12: ']]' without its '[['")]
    [InlineData("[[MS|ms|present]]", "[[MS|ms|present]] [[fever|present]]", "10: a mention that is not [[words|key|context]]")]
    [InlineData("id: l1\n", "", "1: no id")]
    [InlineData("kind: clinic_letter\n", "", "1: no kind\n3: only letters have a primary")]
    [InlineData("dob: 1984-03-12\n", "dob: 1984-03-12\r\n", "7: a CR line end; lines end in LF")]
    [InlineData("---\nid", "id", "1: no header between two lines of ---")]
    public void Check_NamesLineAndFaultOfALetter(string sound, string faulty, string expected) => AssertFindings(Letter, sound, faulty, expected);

    [Theory]
    [InlineData("urgency: same_day", "urgency: soon", "8: red flag 'uti_with_fever' is at least same_day, above the urgency soon")]
    [InlineData("urgency: same_day", "urgency: urgent", "7: urgency: 'urgent' is none of record_only, routine, soon, same_day, emergency")]
    [InlineData("uti_with_fever", "uti_with_feber", "8: unknown red flag 'uti_with_feber'")]
    [InlineData("uti_with_fever", "uti_with_fever, uti_with_fever", "8: a red flag stands twice")]
    [InlineData("category: infection", "category: infections", "5: unknown category 'infections'")]
    [InlineData("other_categories: none", "other_categories: bladder", "6: unknown category 'bladder'")]
    [InlineData("other_categories: none", "other_categories: infection", "6: a category stands twice")]
    [InlineData("reply_needed: yes", "reply_needed: maybe", "9: reply_needed: 'maybe' is neither yes nor no")]
    [InlineData("urgency: same_day\n", "", "1: a message without urgency")]
    [InlineData("subject: s", "primary: fever", "4: only letters have a primary")]
    public void Check_NamesLineAndFaultOfAMessage(string sound, string faulty, string expected) => AssertFindings(Message, sound, faulty, expected);

    [Fact]
    public void Check_FindsBytesThatAreNoUtf8()
    {
        byte[] bytes = [.. "---\nid: x\n"u8, 0xE9];
        Assert.Equal(["f.txt:1: byte 10 is no UTF-8"], Words(CorpusCheck.Check([GoldFile.Parse("f.txt", bytes)])));
    }

    [Fact]
    public void Check_FindsAByteOrderMark() => Assert.Equal(["f.txt:1: a byte order mark"], Findings("\uFEFF" + Letter));

    [Fact]
    public void Check_FindsAnIdThatStandsTwice()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Letter);
        Assert.Equal(["b.txt:2: id 'l1' stands already in a.txt"], Words(CorpusCheck.Check([GoldFile.Parse("a.txt", bytes), GoldFile.Parse("b.txt", bytes)])));
    }

    [Fact]
    public void DevelopmentCorpus_IsSound()
    {
        string folder = Path.Combine(Gold.Root, "corpus", "dev");

        Assert.Empty(Words(CorpusCheck.Check(folder)));

        IReadOnlyList<GoldDocument> documents = CorpusReader.Read(folder);
        Assert.Equal(Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories).Count(), documents.Count);
        Assert.All(documents, d => Assert.All(d.Mentions, m => Assert.NotEqual(0, m.Span.Length)));
    }

    private static void AssertFindings(string content, string sound, string faulty, string expected)
    {
        Assert.Contains(sound, content, StringComparison.Ordinal);
        int at = content.IndexOf(sound, StringComparison.Ordinal);
        string changed = content[..at] + faulty + content[(at + sound.Length)..];

        Assert.Equal(expected.Split('\n').Select(e => "f.txt:" + e), Findings(changed));
    }

    private static IEnumerable<string> Findings(string content) => Words(CorpusCheck.Check([GoldFile.Parse("f.txt", Encoding.UTF8.GetBytes(content))]));

    private static IEnumerable<string> Words(IEnumerable<CorpusFinding> findings) => findings.Select(f => f.ToString());
}
