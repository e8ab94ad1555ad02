using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage.Facts;

namespace MsLetterCoder.Clinical.Tests.Triage.Facts;

public sealed class RelapseQuestionTests
{
    private static readonly MessagePhrases Phrases = TriageReading.Knowledge.MessagePhrases.Value;

    [Theory]
    [InlineData("My leg has been numb for three days now.", "over_one_day", "yes")]
    [InlineData("Since Tuesday my right arm is weaker.", "over_one_day", "yes")]
    [InlineData("I've had double vision for over a week", "over_one_day", "yes")]
    [InlineData("numb face started friday still there", "over_one_day", "yes")]
    [InlineData("It lasted ten minutes and went", "over_one_day", "no")]
    [InlineData("The tingling comes and goes", "over_one_day", "no")]
    [InlineData("It came on this morning when I got up", "over_one_day", "no")]
    [InlineData("My legs are numb", "over_one_day", "not_said")]
    [InlineData("I had been stable for two years", "stable_thirty_days", "yes")]
    [InlineData("my last relapse was three years ago", "stable_thirty_days", "yes")]
    [InlineData("I haven't had a relapse for ages", "stable_thirty_days", "yes")]
    [InlineData("I only finished steroids two weeks ago", "stable_thirty_days", "no")]
    [InlineData("I never really recovered from the one before", "stable_thirty_days", "no")]
    [InlineData("I've had a temperature since last night", "fever", "yes")]
    [InlineData("temp is 38.6", "fever", "yes")]
    [InlineData("I haven't got a temperature", "fever", "no")]
    [InlineData("my temperature is normal", "fever", "no")]
    [InlineData("no cough or fever", "fever", "no")]
    [InlineData("it burns when I wee", "urine_symptoms", "yes")]
    [InlineData("my urine is cloudy", "urine_symptoms", "yes")]
    [InlineData("I think I have a water infection", "urine_symptoms", "yes")]
    [InlineData("the GP tested my urine and it was clear", "urine_symptoms", "no")]
    [InlineData("no sign of a UTI", "urine_symptoms", "no")]
    [InlineData("it has been worse since the heatwave", "heat", "yes")]
    [InlineData("it came on after a hot bath", "heat", "yes")]
    [InlineData("I have not been overheated", "heat", "no")]
    [InlineData("I have a chest infection and am on antibiotics", "other_infection", "yes")]
    [InlineData("I've got a stinking cold", "other_infection", "yes")]
    [InlineData("my feet are cold", "other_infection", "not_said")]
    [InlineData("no infection that I know of", "other_infection", "no")]
    [InlineData("I'm otherwise well", "other_infection", "no")]
    public void Read_AnswersFromTheText(string text, string question, string answer)
    {
        RelapseQuestion read = RelapseQuestionReader.Read([Phrases.Read(TriageReading.Words(text))]).Single(q => Labels.Of(q.Topic) == question);

        Assert.Equal(answer, Labels.Of(read.Answer));
        Assert.Equal(read.Answer == SaidAnswer.NotSaid, read.Words is null);
    }

    [Fact]
    public void Read_PutsEveryQuestionOnce() =>
        Assert.Equal(Labels.All<RelapseTopic>(), RelapseQuestionReader.Read([Phrases.Read(TriageReading.Words("hello"))]).Select(q => Labels.Of(q.Topic)));
}
