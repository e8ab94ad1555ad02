using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>Says where a message could not be read: empty, signs or pictures only, nothing but quoted words, another language, a pasted web page (issue 'Triage', 'Bad input').</summary>
internal sealed partial class UnreadReader(MessagePhrases phrases, LanguageReader languages, Nation nation)
{
    /// <summary>Own words up to which a pointer to the text below is all that the writer says.</summary>
    private const int FewWords = 12;

    /// <summary>Marks of a web page from which a text is taken for one.</summary>
    private const int WebMarks = 4;

    /// <summary>Checks a message.</summary>
    /// <param name="words">The writer's words.</param>
    /// <param name="attachment">True for an attached document: what it says is not for the same day by its language alone.</param>
    public MessageReading Read(IReadOnlyList<OwnWords> words, bool attachment)
    {
        var floors = new List<MessageFloor>();
        bool quoted = words.Any(w => w.Text.Regions.Any(r => r.Kind == RegionKind.Quoted && HasWords(r.Span.In(w.Text.Text).ToString())));
        if (!words.Any(w => HasWords(Pictures().Replace(w.Content(), " "))))
        {
            floors.Add(new MessageFloor(Urgency.Soon, quoted ? "nothing but quoted words: a person looks, at least soon" : "no words to read (empty, signs or pictures only): a person looks, at least soon"));
            return new MessageReading { Floors = floors };
        }

        LanguageFinding? language = languages.Find(words);
        if (language is { } other)
        {
            floors.Add(other.Code == LanguageFinding.Welsh && nation == Nation.Wales && other.Sure
                ? new MessageFloor(Urgency.Soon, "in Welsh: a person who reads Welsh is needed, at least soon")
                : new MessageFloor(attachment ? Urgency.Soon : Urgency.SameDay, $"not English, needs a person ({other.Code}): at least {Labels.Of(attachment ? Urgency.Soon : Urgency.SameDay)}"));
        }

        List<MessageView> views = [.. words.Select(phrases.Read)];
        if (quoted && words.Sum(w => w.Content().Count(c => c is ' ' or '\n') + 1) <= FewWords && views.Any(v => v.Of(PhraseLabels.PointsBelow).Any()))
        {
            floors.Add(new MessageFloor(Urgency.Soon, "points to quoted words that were not read: at least soon"));
        }

        if (!attachment && views.Sum(v => v.Of(PhraseLabels.WebPage).Count()) >= WebMarks)
        {
            floors.Add(new MessageFloor(Urgency.Routine, "seems to be a pasted web page: a person looks"));
        }

        return floors.Count == 0 ? MessageReading.Good : new MessageReading { Language = language, Floors = floors };
    }

    private static bool HasWords(string text) => text.Any(char.IsLetterOrDigit);

    [GeneratedRegex(@"\[(?:cid|image|inline image|photo|picture|img)[^\]]*\]|<(?:image|img)[^>]*>|\b(?:img|image|photo|pic|dsc|screenshot|whatsapp image)[\w -]*\.(?:jpe?g|png|heic|gif|webp|pdf)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Pictures();
}
