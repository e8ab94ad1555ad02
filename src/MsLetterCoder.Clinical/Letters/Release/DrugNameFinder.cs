using System.Text;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Letters.Release;

/// <summary>Finds drug names, generic and brand, however they are parted: 'ocre-lizumab', 'Solu Medrone', 'Tysabri's'.</summary>
internal sealed class DrugNameFinder
{
    /// <summary>Shortest name looked for.</summary>
    private const int Shortest = 5;

    /// <summary>Words that are part of names and drugs by themselves in no letter.</summary>
    private static readonly string[] Plain = ["acid", "vitamin", "sodium", "disease", "modifying", "therapy", "treatment", "antibody", "hormone", "combined", "progestogen", "vaccine", "injection", "supplement", "cream"];

    private readonly List<string> _names;

    public DrugNameFinder(ConceptInventory concepts) => _names =
    [
        .. concepts.All.Where(c => c.Kind == "drug").SelectMany(c => c.BrandNames.Concat([c.Term, c.Key, .. c.Term.Split(' ').Take(1).Where(w => w.Length > 7)]))
            .Select(Squash).Where(n => n.Length >= Shortest && !Plain.Contains(n)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Searches a text.</summary>
    public IEnumerable<(ReleaseFindingKind Kind, TextSpan Span, string Words)> Find(string text)
    {
        var letters = new StringBuilder(text.Length);
        var at = new List<int>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsLetter(text[i]))
            {
                letters.Append(char.ToLowerInvariant(text[i]));
                at.Add(i);
            }
        }

        string squashed = letters.ToString();
        foreach (string name in _names)
        {
            for (int found = squashed.IndexOf(name, StringComparison.Ordinal); found >= 0; found = squashed.IndexOf(name, found + 1, StringComparison.Ordinal))
            {
                (int start, int end) = (at[found], at[found + name.Length - 1] + 1);
                bool begins = start == 0 || !char.IsLetter(text[start - 1]);
                bool ends = end == text.Length || !char.IsLetter(text[end]) || (text[end] is 's' or 'S' && (end + 1 == text.Length || !char.IsLetter(text[end + 1])));
                if (begins && ends)
                {
                    yield return (ReleaseFindingKind.Drug, new TextSpan(start, end), "This names a drug.");
                }
            }
        }
    }

    private static string Squash(string name) => string.Concat(name.Where(char.IsLetter).Select(char.ToLowerInvariant));
}
