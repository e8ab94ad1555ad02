using System.Globalization;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>Writes the letter from what the source states, what the person chose and the tables; deterministic. What cannot be written is said as a problem, never made up or cut.</summary>
public sealed class LetterComposer(LetterKnowledge knowledge)
{
    /// <summary>A clinic letter older than this must be confirmed in full.</summary>
    private const int FreshMonths = 6;

    private readonly Readability _readability = new(knowledge);

    /// <summary>Writes one.</summary>
    /// <param name="source">What the clinic letter states.</param>
    /// <param name="choices">What the person chose.</param>
    public ComposedLetter Compose(EmployerSource source, EmployerChoices choices)
    {
        List<LetterProblem> problems = [.. source.Problems, .. source.Problems.Count > 0 ? [] : ChoiceProblems(source, choices)];
        if (problems.Exists(p => p.StopsLetter))
        {
            return new ComposedLetter { Problems = problems };
        }

        EmployerLetter letter = Write(source, choices);
        ReadingMeasure reading = _readability.Measure(letter.Text, choices);
        if (letter.Words > EmployerLetter.MostWords)
        {
            problems.Add(TooLong(source, choices, letter.Words));
        }

        if (reading.ReadingAge > ReadingMeasure.OldestAge)
        {
            problems.Add(new LetterProblem(LetterProblemKind.TooHard, $"The letter asks for a reading age of {reading.ReadingAge.ToString("0.0", CultureInfo.InvariantCulture)}; 12 is the most. Shorter own words would help.", []));
        }

        problems.AddRange(Unconfirmed(source, choices));
        if (string.IsNullOrWhiteSpace(choices.Employer))
        {
            problems.Add(new LetterProblem(LetterProblemKind.EmployerMissing, "No employer is named. Consent is to this letter and one employer: say who it goes to.", []));
        }

        return new ComposedLetter { Letter = letter, Reading = reading, Problems = problems };
    }

    private static IEnumerable<LetterProblem> Unconfirmed(EmployerSource source, EmployerChoices choices)
    {
        List<string> open = [.. choices.Ticks.Concat(choices.NameDiagnosis ? [EmployerChoices.Diagnosis] : []).Where(k => !choices.Confirmed.Contains(k)).Order(StringComparer.Ordinal)];
        if (open.Count == 0)
        {
            yield break;
        }

        if (source.ClinicDate is not { } seen || seen.AddMonths(FreshMonths) < choices.Date)
        {
            yield return new LetterProblem(LetterProblemKind.SourceOld, "The clinic letter bears no date or is older than six months. The person must say of each statement that it is still true.", open);
        }

        yield return new LetterProblem(LetterProblemKind.NotConfirmed, $"The person has not yet confirmed as still true: {string.Join(", ", open)}.", open);
    }

    private List<LetterProblem> ChoiceProblems(EmployerSource source, EmployerChoices choices)
    {
        var problems = new List<LetterProblem>();
        List<string> unknown = [.. choices.Ticks.Where(k => knowledge.Find(k) is null).Order(StringComparer.Ordinal)];
        List<string> unstated = [.. choices.Ticks.Where(k => knowledge.Find(k) is not null && source.Find(k) is null).Order(StringComparer.Ordinal)];
        List<string> against = [.. choices.Ticks.Where(k => source.Find(k) is { Against.Count: > 0 } && !choices.Confirmed.Contains(k)).Order(StringComparer.Ordinal)];
        if (choices.Ticks.Count == 0)
        {
            problems.Add(new LetterProblem(LetterProblemKind.NothingTicked, "Nothing is ticked: the person chooses what to tell, at least one matter.", []));
        }

        Add(unknown, LetterProblemKind.UnknownTick, "No such matter is known");
        Add(unstated, LetterProblemKind.NotStated, "The clinic letter does not state as present");
        Add(against, LetterProblemKind.Contradicted, "The clinic letter says both that this is there and that it is not; the person must confirm what is true");
        if (choices.NameDiagnosis && source.Diagnosis is null)
        {
            problems.Add(new LetterProblem(LetterProblemKind.DiagnosisNotStated, "The clinic letter does not plainly state multiple sclerosis, so the letter cannot name it. Untick the name of the condition.", [EmployerChoices.Diagnosis]));
        }

        if (choices.Voice != LetterVoice.First && string.IsNullOrWhiteSpace(choices.PersonName))
        {
            problems.Add(new LetterProblem(LetterProblemKind.NameMissing, "A letter in the third person needs the person's name as they want it.", []));
        }

        return problems;

        void Add(List<string> keys, LetterProblemKind kind, string words)
        {
            if (keys.Count > 0)
            {
                problems.Add(new LetterProblem(kind, $"{words}: {string.Join(", ", keys)}.", keys));
            }
        }
    }

    /// <summary>What to untick, one after the other, until the letter fits: first what frees most words, the sensitive before the rest.</summary>
    private LetterProblem TooLong(EmployerSource source, EmployerChoices choices, int words)
    {
        var untick = new List<string>();
        EmployerChoices left = choices;
        int now = words;
        while (now > EmployerLetter.MostWords && left.Ticks.Count > 1)
        {
            (string key, int without) = left.Ticks.Order(StringComparer.Ordinal)
                .Select(k => (Key: k, Words: Write(source, Without(left, k)).Words))
                .OrderBy(p => p.Words).ThenByDescending(p => knowledge.Find(p.Key)!.IsSensitive).First();
            untick.Add(key);
            (left, now) = (Without(left, key), without);
        }

        string advice = now > EmployerLetter.MostWords ? "shorten the person's own words" : $"untick {string.Join(", ", untick)}{(choices.OwnWords is null ? "" : ", or shorten the person's own words")}";
        return new LetterProblem(LetterProblemKind.TooLong, $"The letter has {words} words; {EmployerLetter.MostWords} is the most. Nothing was cut. To make it fit: {advice}.", untick);
    }

    private static EmployerChoices Without(EmployerChoices choices, string key) => choices with { Ticks = choices.Ticks.Where(k => k != key).ToHashSet(StringComparer.Ordinal) };

    private EmployerLetter Write(EmployerSource source, EmployerChoices choices)
    {
        var wording = new Wording(knowledge, choices);
        List<Tellable> told = [.. source.Tellable.Where(t => choices.Ticks.Contains(t.Key)).Select(t => t.Without(choices.LeftOut))];
        List<LetterBlock> blocks = [.. Head(wording, choices)];
        LetterSentence open = wording.Fixed("open", SentencePart.Opening);
        List<LetterSentence> condition = [.. Condition(wording, source, choices)];
        LetterSentence varies = wording.Fixed("varies", SentencePart.Effect);

        // 'A long-term health condition' stands in the law's own sentences; it rests on the words of the matters told.
        List<LetterSentence> law = wording.Law(choices.NameDiagnosis ? "named" : "neutral", told[0].Words[0]);
        List<LetterSentence> next = Next(wording, choices);
        LetterSentence thanks = wording.Fixed("thanks", SentencePart.Frame);
        List<LetterBlock> own = OwnWords(wording, choices);
        if (choices.Style == LetterStyle.EasyRead)
        {
            blocks.Add(new LetterBlock(BlockKind.Paragraph, [open]));
            blocks.AddRange(new EasyReadBody(knowledge, choices, wording).Of(told, condition, varies));
            blocks.AddRange([wording.Heading("law_heading"), new LetterBlock(BlockKind.List, law), wording.Heading("next"), new LetterBlock(BlockKind.List, next)]);
        }
        else
        {
            blocks.Add(new LetterBlock(BlockKind.Paragraph, [open, .. condition]));
            blocks.AddRange(new StandardBody(knowledge, choices, wording).Of(told));
            blocks.Add(new LetterBlock(BlockKind.Paragraph, [varies, .. law]));
            blocks.Add(new LetterBlock(BlockKind.Paragraph, [.. next, .. own.Count > 0 ? [] : new[] { thanks }]));
        }

        // Nobody is thanked before the person has said their own words.
        blocks.AddRange(own);
        if (own.Count > 0 || choices.Style == LetterStyle.EasyRead)
        {
            blocks.Add(new LetterBlock(BlockKind.Paragraph, [thanks]));
        }

        return new EmployerLetter { Blocks = [.. blocks, Tail(wording, choices)] };
    }

    private static IEnumerable<LetterSentence> Condition(Wording wording, EmployerSource source, EmployerChoices choices)
    {
        return choices.NameDiagnosis && source.Diagnosis is { } span
            ? [
                wording.Fixed("diagnosis", SentencePart.Statement, SentenceSource.Of("condition", span), SentenceSource.Choice(EmployerChoices.Diagnosis)),
                wording.Fixed("diagnosis_plain", SentencePart.Effect),
            ]
            : [];
    }

    private static List<LetterSentence> Next(Wording wording, EmployerChoices choices)
    {
        List<LetterSentence> next = [wording.Fixed("talk", SentencePart.Next), wording.Fixed("adviser", SentencePart.Next), .. wording.Law("access_to_work", null)];
        next.Add(choices.Review is null
            ? wording.Fixed("review", SentencePart.Next)
            : wording.Fixed("review_on", SentencePart.Next, SentenceSource.Choice("review")));
        next.Add(wording.Fixed("ask", SentencePart.Next));
        if (!string.IsNullOrWhiteSpace(choices.Contact))
        {
            next.Add(wording.Fixed("ask_contact", SentencePart.Next, SentenceSource.Choice("contact")));
        }

        return next;
    }

    private static IEnumerable<LetterBlock> Head(Wording wording, EmployerChoices choices)
    {
        var address = new List<LetterSentence>();
        if (choices.Voice != LetterVoice.First)
        {
            address.AddRange(Lines(choices.Sender, "sender") is { Count: > 0 } sender ? sender : [TeamOf(wording, choices)]);
        }

        address.Add(new LetterSentence(choices.Date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), SentencePart.Frame, SentenceSource.Choice("date")));
        address.AddRange(Lines(choices.Employer, "employer"));
        yield return new LetterBlock(BlockKind.Address, address);
        LetterSentence greeting = string.IsNullOrWhiteSpace(choices.Addressee)
            ? wording.Fixed("greeting_unnamed", SentencePart.Frame)
            : wording.Fixed("greeting", SentencePart.Frame, SentenceSource.Choice("addressee"));
        yield return new LetterBlock(BlockKind.Plain, [greeting]);
        yield return new LetterBlock(BlockKind.Title, [wording.Fixed("title", SentencePart.Frame)]);
    }

    private static List<LetterBlock> OwnWords(Wording wording, EmployerChoices choices) => string.IsNullOrWhiteSpace(choices.OwnWords)
        ? []
        : [new LetterBlock(BlockKind.Paragraph, [wording.Fixed("own_words", SentencePart.Frame), new LetterSentence(choices.OwnWords.Trim(), SentencePart.OwnWords, SentenceSource.Choice("own_words"))])];

    private static LetterBlock Tail(Wording wording, EmployerChoices choices)
    {
        bool first = choices.Voice == LetterVoice.First;
        List<LetterSentence> name = Lines(first ? choices.PersonName : choices.Sender, first ? "name" : "sender");
        return new LetterBlock(BlockKind.Plain, [wording.Fixed("closing", SentencePart.Frame), .. name.Count > 0 ? name.Take(1) : first ? [] : [TeamOf(wording, choices)]]);
    }

    private static LetterSentence TeamOf(Wording wording, EmployerChoices choices) => wording.Fixed(choices.NameDiagnosis ? "sender_named" : "sender_neutral", SentencePart.Frame);

    private static List<LetterSentence> Lines(string? given, string field) =>
        [.. (given ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new LetterSentence(line, SentencePart.Frame, SentenceSource.Choice(field)))];
}
