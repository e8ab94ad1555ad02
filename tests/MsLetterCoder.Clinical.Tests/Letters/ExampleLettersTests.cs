using System.Text;
using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Tests.Letters;

/// <summary>The example letters of docs/employer-letters are what the program writes.</summary>
public sealed class ExampleLettersTests
{
    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Example_IsWhatTheProgramWrites(int number)
    {
        string path = Path.Combine(LetterFixture.Root, "docs", "employer-letters", $"{number:00}.txt");
        string written = Example(number);
        if (Environment.GetEnvironmentVariable("WRITE_EXAMPLE_LETTERS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, written);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), written);
    }

    /// <summary>What an example is made from, and the letter as the person is shown it.</summary>
    private static string Example(int number)
    {
        CorpusLetter letter = CorpusLetter.All[(number * 20) - 7];
        DocumentAnalysis analysis = LetterFixture.Analyse(letter.Text);
        EmployerSource source = LetterFixture.Reader.Read(letter.Text, analysis);
        WorkKind[] work = [(WorkKind)(number % 7)];
        EmployerChoices choices = Choices(number, source, work);
        ComposedLetter composed = LetterFixture.Composer.Compose(source, choices);
        var page = new StringBuilder();
        page.AppendLine($"Clinic letter: {letter.Id}. Ticked: {string.Join(", ", choices.Ticks.Order())}{(choices.NameDiagnosis ? ", diagnosis" : "")}. Voice: {Labels.Of(choices.Voice)}. Work: {string.Join(", ", work.Select(w => Labels.Of(w)))}. Nation: {choices.Nation}.");
        if (composed.Letter is { } written)
        {
            page.AppendLine(FormattableString.Invariant($"Words: {written.Words}. Reading age: {composed.Reading!.ReadingAge:0.0}. Release check: {LetterFixture.Check.Check(new ReleaseMaterial { Text = written.Text, SourceText = letter.Text, Source = analysis, Choices = choices }).Count} findings."));
            page.AppendLine().Append(written.AsDraft(LetterFixture.Knowledge));
        }

        composed.Problems.ToList().ForEach(p => page.AppendLine($"Problem: {p.Words}"));
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static EmployerChoices Choices(int number, EmployerSource source, WorkKind[] work)
    {
        // Every third example ticks a sensitive matter more; odd ones name the condition where the clinic letter does.
        IEnumerable<string> more = number % 3 == 0 ? source.Tellable.Where(t => t.SensitiveAs is not null && t.Against.Count == 0).Take(1).Select(t => t.Key) : [];
        HashSet<string> ticks = [.. source.DefaultTicks(work, LetterFixture.Knowledge), .. more];
        return new EmployerChoices
        {
            Ticks = ticks,
            Confirmed = ticks.Append(EmployerChoices.Diagnosis).ToHashSet(StringComparer.Ordinal),
            NameDiagnosis = number % 2 == 1 && source.Diagnosis is not null,
            Voice = (LetterVoice)(number % 4),
            Work = work,
            Nation = (Nation)(number % 4),
            Style = number % 5 == 0 ? LetterStyle.EasyRead : LetterStyle.Standard,
            Date = new DateOnly(2026, 11, 22),
            Review = number % 2 == 0 ? new DateOnly(2027, 3, 1) : null,
            PersonName = "Robin Zeffirelli",
            Employer = number % 2 == 0 ? "Pelorus Freight Ltd" : null,
            Addressee = number % 2 == 0 ? "Ms Okafor-Lindqvist" : null,
        };
    }
}
