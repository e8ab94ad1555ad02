using System.Text;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Tests.Coding;

/// <summary>A letter whose mentions are marked as in gold documents, [[words|key|context]], coded by the program's own table and rules.</summary>
internal static class MarkedLetter
{
    public static ConceptInventory Concepts { get; } = ConceptInventory.Load();

    public static CodingKnowledge Coding { get; } = CodingKnowledge.Load(Concepts);

    public static (IReadOnlyList<Icd10Entry> List, IReadOnlyList<Icd10LeftOut> LeftOut) Derive(string marked, string? primary = null, Nation nation = Nation.England, ConceptInventory? concepts = null)
    {
        (string text, List<Mention> mentions) = Read(marked);
        return new Icd10Engine(concepts ?? Concepts, Coding, nation).Derive(text, mentions, primary);
    }

    public static string[] Codes(string marked, string? primary = null) => [.. Derive(marked, primary).List.Select(e => e.Code.ToString())];

    public static (string Text, List<Mention> Mentions) Read(string marked)
    {
        var text = new StringBuilder();
        var mentions = new List<Mention>();
        int at = 0;
        while (marked.IndexOf("[[", at, StringComparison.Ordinal) is >= 0 and int open)
        {
            int close = marked.IndexOf("]]", open, StringComparison.Ordinal);
            string[] parts = marked[(open + 2)..close].Split('|');
            text.Append(marked, at, open - at);
            Assert.True(Labels.TryRead(parts[2], out MentionContext context), parts[2]);
            Concept concept = Assert.IsType<Concept>(Concepts.Find(parts[1]));
            mentions.Add(new Mention
            {
                Span = new TextSpan(text.Length, text.Length + parts[0].Length),
                Key = concept.Key,
                SnomedId = concept.SnomedId,
                Context = context,
                Confidence = new Confidence(0.9),
                Restricted = concept.IsRestricted,
            });
            text.Append(parts[0]);
            at = close + 2;
        }

        text.Append(marked, at, marked.Length - at);
        return (text.ToString(), mentions);
    }
}
