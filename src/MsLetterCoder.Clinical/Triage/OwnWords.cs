using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>A text the writer's own words stand in (the body, or a subject that is theirs), read, with what was found in it.</summary>
internal sealed record OwnWords(ReadText Text, TextField Field, List<PhraseMatch> Matches, List<Cue>[] Cues, IReadOnlyList<Mention> Mentions)
{
    /// <summary>The writer's words as one string, other regions left out.</summary>
    public string Content() => string.Concat(Text.Regions.Where(r => r.Kind == RegionKind.Content).Select(r => Text.Text.Substring(r.Span.Start, r.Span.Length)));
}
