using System.Collections.Frozen;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Codes that do not go together, and what becomes of them (Knowledge/coding/pairs.tsv).</summary>
public sealed class CodePairs
{
    private static readonly string[] Whens = ["beside", "without", "before", "first", "male", "female", "divided", "unlisted"];

    private readonly Pair[] _pairs;
    private readonly FrozenSet<string> _listed;

    private CodePairs(Pair[] pairs, FrozenSet<string> listed) => (_pairs, _listed) = (pairs, listed);

    /// <summary>How many rules there are.</summary>
    public int Count => _pairs.Length;

    /// <summary>The conflicts of a list of codes in order, each as rule, action, code and reason; <paramref name="sex"/> is 'M', 'F' or null.</summary>
    public IReadOnlyList<(string Rule, string Action, Icd10Code Code, string Reason)> Conflicts(IReadOnlyList<Icd10Code> list, char? sex = null)
    {
        var found = new List<(string, string, Icd10Code, string)>();
        foreach (Pair pair in _pairs)
        {
            for (int i = 0; i < list.Count; i++)
            {
                if (Holds(pair, list, i, sex))
                {
                    found.Add((pair.Id, pair.Action, list[i], pair.Reason));
                }
            }
        }

        return found;
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="KnowledgeException">A row is malformed; the message names file and line.</exception>
    internal static CodePairs Load(KnowledgeFile file, ConceptInventory concepts)
    {
        var pairs = new List<Pair>();
        foreach (KnowledgeRow row in file.Rows)
        {
            var pair = new Pair(row.Cell(0), row.Cell(1), Split(row.Cell(2)), Split(row.Cell(3)), row.Cell(4), row.Cell(5));
            bool two = pair.When is "beside" or "without" or "before";
            if (pair.Id.Length == 0 || pairs.Exists(p => p.Id == pair.Id) || !Whens.Contains(pair.When) || pair.Action is not ("leave_out" or "ask" or "warn") || pair.Reason.Length == 0
                || two != pair.B.Length > 0 || pair.When == "unlisted" != (pair.A.Length == 0))
            {
                throw row.Error("a row is a rule of its own number, when, codes, codes, leave_out, ask or warn, and a reason");
            }

            pairs.Add(pair);
        }

        return new CodePairs(
            [.. pairs],
            concepts.All.SelectMany(c => c.Icd10.Concat(c.AskCandidates).Append(c.Icd10History).Append(c.Icd10Family)).Select(c => c.Value).OfType<string>().ToFrozenSet(StringComparer.Ordinal));
    }

    /// <summary>Applies the rules in the order of the file: what one leaves out, the next no longer sees.</summary>
    internal void Apply(List<Icd10Draft> list, char? sex, List<Icd10LeftOut> leftOut)
    {
        List<Icd10Code> codes = list.ConvertAll(d => d.Code);
        var held = new List<int>();
        foreach (Pair pair in _pairs)
        {
            held.Clear();
            for (int i = codes.Count - 1; i >= 0; i--)
            {
                if (Holds(pair, codes, i, sex))
                {
                    held.Add(i);
                }
            }

            foreach (int i in held)
            {
                Icd10Draft draft = list[i];
                string rule = $"{pair.Id}: {pair.Reason}";
                if (pair.Action == "leave_out" && i > 0)
                {
                    list.RemoveAt(i);
                    codes.RemoveAt(i);
                    leftOut.AddRange(draft.LeftOut(rule));
                    continue;
                }

                draft.Warnings.Add(rule);
                if (pair.Action == "ask" && (i > 0 || pair.When != "beside"))
                {
                    draft.Ask = true;
                    draft.Question ??= pair.Reason;
                }
            }
        }
    }

    private static string[] Split(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool Fits(Icd10Code code, string[] patterns)
    {
        foreach (string pattern in patterns)
        {
            if (CodePattern.Matches(code.Value!, pattern))
            {
                return true;
            }
        }

        return false;
    }

    private bool Holds(Pair pair, IReadOnlyList<Icd10Code> list, int i, char? sex)
    {
        if (pair.When == "unlisted")
        {
            return !_listed.Contains(list[i].Value!) && list[i].Value![0] is < 'V' or > 'Y';
        }

        return Fits(list[i], pair.A) && pair.When switch
        {
            "beside" => FitsAny(list, 0, i, pair.B) || FitsAny(list, i + 1, list.Count, pair.B),
            "without" => !FitsAny(list, 0, i, pair.B) && !FitsAny(list, i + 1, list.Count, pair.B),
            "before" => FitsAny(list, i + 1, list.Count, pair.B),
            "first" => i == 0,
            "male" => sex == 'M',
            "female" => sex == 'F',
            _ => true,
        };
    }

    private static bool FitsAny(IReadOnlyList<Icd10Code> list, int from, int to, string[] patterns)
    {
        for (int i = from; i < to; i++)
        {
            if (Fits(list[i], patterns))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Pair(string Id, string When, string[] A, string[] B, string Action, string Reason);
}
