using MsLetterCoder.Terminology.Building;
using MsLetterCoder.Terminology.Mapped;

namespace MsLetterCoder.Terminology.Rf2;

/// <summary>Rows of descriptions and of language reference sets.</summary>
internal sealed class Rf2Descriptions
{
    /// <summary>Share of active concepts without an active fully specified name above which the file must be cut short.</summary>
    private const double MostWithoutName = 0.01;

    private readonly Dictionary<long, int> _numbers = new(1 << 16);
    private readonly GrowingArray<Row> _rows = new(1 << 16);
    private readonly GrowingArray<byte> _terms = new(1 << 20);

    // By language reference set, in order of preference: latest time and acceptability of each description.
    private readonly LanguageEntry[]?[] _languages = new LanguageEntry[Rf2Ids.Languages.Length][];
    private int _superseded;
    private int _unknownDescriptions;
    private int _otherLanguages;

    public void Take(Rf2Reader row, TerminologyBuilder builder)
    {
        long id = row.Description(0);
        int time = row.Time(1);
        bool active = row.Active(2);
        row.Concept(3);
        int concept = builder.FindConcept(row.Concept(4));
        if (concept < 0)
        {
            throw row.Error(4, "no Concept file of the release holds this concept: is the International release missing, or the Concept file cut short?");
        }

        if (row.Bytes(5).Length is < 2 or > 8)
        {
            throw row.Error(5, "'languageCode' is not a language code");
        }

        long type = row.Concept(6);
        ReadOnlySpan<byte> term = row.Text(7);
        if (term.IsEmpty)
        {
            throw row.Error(7, "the term is empty");
        }

        row.Concept(8);
        builder.EffectiveTime = Math.Max(builder.EffectiveTime, time);
        DescriptionTraits traits = (active ? DescriptionTraits.Active : 0) | (type == Rf2Ids.FullySpecifiedName ? DescriptionTraits.FullySpecifiedName : 0);
        bool known = _numbers.TryGetValue(id, out int number);
        _superseded += known ? 1 : 0;
        if (!known)
        {
            number = _rows.Count;
            _numbers.Add(id, number);
            _rows.Add(default);
        }
        else if (time < _rows[number].Time)
        {
            return;
        }

        // Definitions and other kinds of description are kept off the index, but their rows count.
        bool used = type is Rf2Ids.FullySpecifiedName or Rf2Ids.Synonym && row.Bytes(5)[..2].SequenceEqual("en"u8);
        _rows[number] = new Row(concept, time, traits, _terms.Count, used ? term.Length : 0);
        if (used)
        {
            _terms.AddRange(term);
        }
    }

    public void TakeLanguage(Rf2Reader row)
    {
        row.Member(0);
        int time = row.Time(1);
        bool active = row.Active(2);
        row.Concept(3);
        int language = Array.IndexOf(Rf2Ids.Languages, row.Concept(4));
        long id = row.Description(5);
        long acceptability = row.Concept(6);
        if (acceptability is not (Rf2Ids.Preferred or Rf2Ids.Acceptable))
        {
            throw row.Error(6, "'acceptabilityId' is neither preferred nor acceptable");
        }

        if (language < 0)
        {
            _otherLanguages++;
            return;
        }

        if (!_numbers.TryGetValue(id, out int number))
        {
            _unknownDescriptions++;
            return;
        }

        LanguageEntry[] entries = _languages[language] ??= new LanguageEntry[_rows.Count];
        ref LanguageEntry entry = ref entries[number];
        if (time > entry.Time || (time == entry.Time && active))
        {
            entry = new LanguageEntry(time, !active ? DescriptionTraits.None : acceptability == Rf2Ids.Preferred ? DescriptionTraits.Preferred : DescriptionTraits.Acceptable);
        }
    }

    public void Finish(TerminologyBuilder builder)
    {
        bool[] named = new bool[builder.ConceptIds.Count];
        bool[] preferred = new bool[builder.ConceptIds.Count];
        byte[] rank = new byte[_rows.Count];
        // The first language that prefers a synonym of a concept decides for it.
        for (int language = 0; language < _languages.Length; language++)
        {
            for (int i = 0; _languages[language] is { } entries && i < _rows.Count; i++)
            {
                bool synonym = (_rows[i].Traits & (DescriptionTraits.Active | DescriptionTraits.FullySpecifiedName)) == DescriptionTraits.Active && _rows[i].Length > 0;
                if (synonym && entries[i].Acceptability == DescriptionTraits.Preferred && !preferred[_rows[i].Concept])
                {
                    rank[i] = (byte)(language + 1);
                }
            }

            for (int i = 0; i < _rows.Count; i++)
            {
                preferred[_rows[i].Concept] |= rank[i] == language + 1;
            }
        }

        for (int i = 0; i < _rows.Count; i++)
        {
            Row row = _rows[i];
            if (row.Length == 0)
            {
                continue;
            }

            bool acceptable = Array.Exists(_languages, l => l is not null && l[i].Acceptability != DescriptionTraits.None);
            DescriptionTraits traits = row.Traits | (rank[i] > 0 ? DescriptionTraits.Preferred : acceptable ? DescriptionTraits.Acceptable : 0);
            builder.AddDescription(row.Concept, _terms.Span.Slice(row.Start, row.Length), traits);
            named[row.Concept] |= (row.Traits & DescriptionTraits.FullySpecifiedName) != 0 && (row.Traits & DescriptionTraits.Active) != 0;
        }

        Check(builder, named);
        Note(builder, _superseded, "rows of descriptions repeat or supersede others: the latest of each counts");
        Note(builder, _unknownDescriptions, "rows of language reference sets name descriptions that no Description file holds (text definitions, as a rule)");
        Note(builder, _otherLanguages, "rows belong to language reference sets that are not used");
        if (Array.TrueForAll(_languages, l => l is null))
        {
            builder.Notes.Add("no British or American language reference set was found: the first synonym of a concept is shown");
        }
    }

    private static void Check(TerminologyBuilder builder, bool[] named)
    {
        int active = 0;
        int without = 0;
        for (int i = 0; i < named.Length; i++)
        {
            active += builder.ConceptActive[i];
            without += builder.ConceptActive[i] == 1 && !named[i] ? 1 : 0;
        }

        if (without > Math.Max(1, active * MostWithoutName))
        {
            throw new TerminologyException($"{without} of {active} active concepts have no active fully specified name in any Description file: one is missing or cut short.");
        }

        Note(builder, without, "active concepts have no active fully specified name");
    }

    private static void Note(TerminologyBuilder builder, int count, string words)
    {
        if (count > 0)
        {
            builder.Notes.Add($"{count} {words}");
        }
    }

    private readonly record struct Row(int Concept, int Time, DescriptionTraits Traits, int Start, int Length);

    private readonly record struct LanguageEntry(int Time, DescriptionTraits Acceptability);
}
