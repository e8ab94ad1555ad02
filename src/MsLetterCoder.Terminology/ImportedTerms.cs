using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Terminology.Building;
using MsLetterCoder.Terminology.Mapped;
using MsLetterCoder.Terminology.Searching;

namespace MsLetterCoder.Terminology;

/// <summary>Finds terms in the mapped file by hashes of their words, and codes by its UK map to ICD-10. Nothing of the release is read into memory but the pages looked at.</summary>
public sealed class ImportedTerms : IImportedTerms
{
    /// <summary>Group of the concepts that only the release knows.</summary>
    private const string Group = "imported";

    private readonly TerminologyFile _file;
    private readonly TermSearch _search;

    /// <summary>Makes the terms of a file findable.</summary>
    public ImportedTerms(TerminologyFile file)
    {
        _file = file;
        _search = new TermSearch(file);
    }

    /// <inheritdoc/>
    public int Longest(ReadOnlySpan<ulong> words, out Concept? concept)
    {
        ReadOnlySpan<MatchEntry> table = _file.Sections.Of<MatchEntry>(Section.MatchTable);
        ReadOnlySpan<ulong> beginnings = _file.Sections.Of<ulong>(Section.MatchBeginnings);
        ulong sequence = TermWords.Empty;
        int description = -1;
        int longest = 0;
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] == 0)
            {
                continue;
            }

            sequence = TermWords.Append(sequence, words[i]);
            if ((beginnings[(int)((sequence >> 6) & (ulong)(beginnings.Length - 1))] & (1UL << (int)(sequence & 63))) == 0)
            {
                break;
            }

            if (Look(table, sequence) is >= 0 and int found)
            {
                (description, longest) = (found, i + 1);
            }
        }

        concept = longest > 0 ? ConceptOf(_file.DescriptionConcept[description]) : null;
        return concept is null ? 0 : longest;
    }

    /// <inheritdoc/>
    public (SnomedId Id, string Note)? IdentifierFor(Concept concept)
    {
        if (concept.SnomedId == default)
        {
            IReadOnlyList<int> found = _search.Exact(concept.Term);
            int place = found.FirstOrDefault(c => _file.IsActive(c), -1);
            return place < 0 ? null : (_file.IdOf(place), $"found by its term in {_file.Name}{(found.Count(c => _file.IsActive(c)) > 1 ? ", where several concepts share it" : "")}");
        }

        int at = _file.Find(concept.SnomedId);
        return at >= 0 && _file.ReplacementOf(at) is { } replacement ? (_file.IdOf(replacement.Concept), NoteOf(concept.SnomedId, replacement.Kind)) : null;
    }

    /// <inheritdoc/>
    public ImportedCodes? CodesOf(SnomedId concept) => _file.Find(concept) is >= 0 and int place ? MapDecision.Of(_file.MapOf(place)) : null;

    private static int Look(ReadOnlySpan<MatchEntry> table, ulong sequence)
    {
        uint print = (uint)(sequence >> 32);
        for (int at = (int)sequence & (table.Length - 1); ; at = (at + 1) & (table.Length - 1))
        {
            MatchEntry entry = table[at];
            if (entry.Description == 0)
            {
                return -1;
            }

            if (entry.Print == print)
            {
                return entry.Description - 1;
            }
        }
    }

    private Concept? ConceptOf(int place)
    {
        int meant = place;
        string? note = null;
        if (!_file.IsActive(place))
        {
            if (_file.ReplacementOf(place) is not { } replacement)
            {
                return null;
            }

            meant = replacement.Concept;
            note = NoteOf(_file.IdOf(place), replacement.Kind);
        }

        return new Concept { Key = "", ScoreAs = "", SnomedId = _file.IdOf(meant), SnomedNote = note, Term = _file.TermOf(meant), Kind = SemanticTags.KindOf(_file.TagOf(meant)), Group = Group };
    }

    private string NoteOf(SnomedId inactive, AssociationKind kind) => $"{inactive} is inactive in {_file.Name}: {AssociationKinds.Words(kind)} this";
}
