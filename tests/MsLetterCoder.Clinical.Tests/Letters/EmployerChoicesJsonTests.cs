using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Tests.Letters;

public sealed class EmployerChoicesJsonTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void Choices_ComeBackAsTheyWere()
    {
        var choices = new EmployerChoices
        {
            Ticks = new HashSet<string> { "tiredness", "falls" },
            Confirmed = new HashSet<string> { "falls" },
            LeftOut = new HashSet<string> { "tiredness/trigger" },
            Adjustments = new HashSet<string> { "rest_breaks" },
            Voice = LetterVoice.She,
            Work = [WorkKind.Teaching, WorkKind.Desk],
            NameDiagnosis = true,
            PreferNeutral = true,
            Nation = Nation.NorthernIreland,
            Style = LetterStyle.EasyRead,
            Date = new DateOnly(2026, 12, 1),
            Review = new DateOnly(2027, 3, 1),
            PersonName = "Siân Ŵyn",
            Employer = "Pelorus Freight Ltd\n2 Binnacle Quay",
            Addressee = "Ms Hill",
            Sender = "Harbour team",
            Contact = "the MS nurses",
            OwnWords = "I like my \"job\".",
        };
        string json = EmployerChoicesJson.Write(choices);
        EmployerChoices back = EmployerChoicesJson.Read(json, Today);
        Assert.Equal(json, EmployerChoicesJson.Write(back));
        Assert.Equal(choices with { Ticks = back.Ticks, Confirmed = back.Confirmed, LeftOut = back.LeftOut, Adjustments = back.Adjustments, Work = back.Work }, back);
        Assert.Equal(["falls", "tiredness"], back.Ticks.Order());
        Assert.Equal(choices.Work, back.Work);
        Assert.Equal(["rest_breaks"], back.Adjustments!);
        Assert.Equal(json, EmployerChoicesJson.Write(choices with { Ticks = new HashSet<string> { "falls", "tiredness" } }));
    }

    [Fact]
    public void WhatIsMissing_IsAsUsual()
    {
        EmployerChoices choices = EmployerChoicesJson.Read("""{"ticks":["falls"]}""", Today);
        Assert.Equal((Today, LetterVoice.First, Nation.England), (choices.Date, choices.Voice, choices.Nation));
        Assert.Null(choices.Adjustments);
        Assert.False(choices.NameDiagnosis);
    }

    [Theory]
    [InlineData("[]", "object")]
    [InlineData("{\"ticks\":[1]}", "'ticks'")]
    [InlineData("{\"tick\":[]}", "'tick'")]
    [InlineData("{\"voice\":\"marksecret\"}", "'voice'")]
    [InlineData("{\"date\":\"1.12.2026\"}", "'date'")]
    [InlineData("{\"name_condition\":\"yes\"}", "'name_condition'")]
    [InlineData("{\"work\":\"desk\"}", "'work'")]
    [InlineData("{", "line")]
    public void WhatIsWrong_IsSaid_WithoutItsValue(string json, string place)
    {
        FormatException wrong = Assert.Throws<FormatException>(() => EmployerChoicesJson.Read(json, Today));
        Assert.Contains(place, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("marksecret", wrong.Message, StringComparison.Ordinal);
    }
}
