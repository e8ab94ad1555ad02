using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Replies;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Tests.Replies;

public sealed class ReplyTextsTests
{
    private static readonly string[] Conditions =
        ["sclerosis", " MS ", "relapse", "neurolog", "mental", "depress", "suicid", "infection", "bladder", "pregnan", "immun", "tablet", "infusion", "injection", "mab ", "steroid", "baclofen"];

    public static TheoryData<string> Keys => [.. Categories.All, ReplyTexts.Emergency];

    public static TheoryData<Nation> Nations => [.. Enum.GetValues<Nation>()];

    [Theory]
    [MemberData(nameof(Nations))]
    public void Acknowledgement_SaysWhatToDoAndNamesNoCondition(Nation nation)
    {
        ReplyTemplate template = Texts(nation).Acknowledgement;

        Assert.Contains("999", template.Text, StringComparison.Ordinal);
        Assert.Contains("01234 567890", template.Text, StringComparison.Ordinal);
        Assert.Contains("Mon-Fri 09:00-17:00", template.Text, StringComparison.Ordinal);
        Assert.Contains(nation == Nation.NorthernIreland ? "0808 808 8000" : "111", template.Text, StringComparison.Ordinal);
        Assert.Equal(nation == Nation.NorthernIreland, !template.Text.Contains("111", StringComparison.Ordinal));
        Assert.Contains("85258", template.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('{', template.Text);
        // What 111 calls its option in England: it stands in everybody's text and says nothing of anybody.
        string text = template.Text.Replace("the mental health option", "", StringComparison.Ordinal);
        foreach (string word in Conditions)
        {
            Assert.DoesNotContain(word, $" {template.Subject} {text} ", StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Acknowledgement_WithoutAHelplineNamesNone()
    {
        Assert.DoesNotContain("helpline", ReplyTexts.Load(new TeamFacts(Nation.England, "Mon 09:00-17:00", null)).Acknowledgement.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Drafts_AreThereForEachCategoryAndEasyToRead(string category)
    {
        ReplyTemplate template = Texts(Nation.England).Of(category);

        Assert.Contains("{{name}}", template.Text, StringComparison.Ordinal);
        Assert.Contains("{{your name}}", template.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{opening}", template.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{crisis}", template.Text, StringComparison.Ordinal);
        Assert.Contains("999", template.Text, StringComparison.Ordinal);
        double grade = SchoolYear(template.Text);
        Assert.True(grade < 5, $"{category}: Flesch-Kincaid grade {grade:0.0}");
    }

    [Fact]
    public void SchoolYear_TellsHardTextsFromEasyOnes()
    {
        Assert.True(SchoolYear("Notwithstanding considerable administrative complications, the multidisciplinary consultation necessitates documentation.") > 15);
        Assert.True(SchoolYear("The cat sat on the mat. It was hot.") < 2);
    }

    [Fact]
    public void Drafts_InNorthernIrelandDoNotSend111()
    {
        ReplyTexts texts = Texts(Nation.NorthernIreland);

        Assert.All(Categories.All, category => Assert.DoesNotContain("111", texts.Of(category).Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_ThatNobodyReviewed_AreCounted()
    {
        Assert.InRange(Texts(Nation.England).Unreviewed, 0, Categories.All.Count + 2 + (2 * Enum.GetValues<Nation>().Length));
        Assert.Equal(Texts(Nation.England).Of("thanks_or_other"), Texts(Nation.England).Of("no such category"));
    }

    private static ReplyTexts Texts(Nation nation) => ReplyTexts.Load(new TeamFacts(nation, "Mon-Fri 09:00-17:00", "01234 567890, Mon-Fri 9 to 12"));

    /// <summary>Flesch-Kincaid grade level (Kincaid and others, 1975), syllables counted by groups of vowels; 5 more is the reading age in years.</summary>
    private static double SchoolYear(string text)
    {
        string[] sentences = [.. text.Split(['.', '?', '!', ':', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(s => s.Any(char.IsLetter))];
        string[] words = [.. sentences.SelectMany(s => s.Split([' ', ',', '{', '}', '-', '/'], StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Any(char.IsLetter))];
        return (0.39 * words.Length / sentences.Length) + (11.8 * words.Sum(Syllables) / words.Length) - 15.59;
    }

    private static int Syllables(string word)
    {
        int count = 0;
        bool before = false;
        foreach (char c in word.ToLowerInvariant())
        {
            bool vowel = "aeiouy".Contains(c, StringComparison.Ordinal);
            count += vowel && !before ? 1 : 0;
            before = vowel;
        }

        return Math.Max(1, word.EndsWith('e') && count > 1 ? count - 1 : count);
    }
}
