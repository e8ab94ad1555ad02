using System.Text;
using System.Text.Json;
using MsLetterCoder.App.Output;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage.Facts;

namespace MsLetterCoder.App.Tests.Output;

public sealed class MessageFactsJsonTests
{
    [Fact]
    public void Write_NamesEachFactWithItsWords()
    {
        JsonElement json = Written(new MessageFacts
        {
            ContactRestrictions = [new SaidWords(new TextSpan(0, 8), TextField.Text)],
            Events = [new MessageEvent { Kind = EventKind.LastDose, Day = new DateOnly(2026, 3, 6), InDays = 2, Span = new TextSpan(1, 3) }, new MessageEvent { Kind = EventKind.Journey, Span = new TextSpan(0, 2), In = TextField.Subject }],
            RelapseQuestions = [new RelapseQuestion(RelapseTopic.UrineSymptoms, SaidAnswer.No, new SaidWords(new TextSpan(2, 6), TextField.Text)), new RelapseQuestion(RelapseTopic.Heat, SaidAnswer.NotSaid, null)],
            Language = "pl",
        });

        Assert.Equal(("not ring", 0, 8, "text"), Words(json.GetProperty("contact_restrictions")[0]));
        JsonElement last = json.GetProperty("events")[0];
        Assert.Equal(("last_dose", "2026-03-06", 2), (last.GetProperty("kind").GetString(), last.GetProperty("date").GetString(), last.GetProperty("in_days").GetInt32()));
        Assert.Equal(("ot", 1, 3, "text"), Words(last));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("events")[1].GetProperty("date").ValueKind);
        Assert.Equal(("a ", 0, 2, "subject"), Words(json.GetProperty("events")[1]));
        Assert.Equal(("urine_symptoms", "no"), (json.GetProperty("relapse_questions")[0].GetProperty("question").GetString(), json.GetProperty("relapse_questions")[0].GetProperty("answer").GetString()));
        Assert.Equal("not_said", json.GetProperty("relapse_questions")[1].GetProperty("answer").GetString());
        Assert.False(json.GetProperty("relapse_questions")[1].TryGetProperty("start", out _));
        Assert.Equal("pl", json.GetProperty("language").GetString());
    }

    [Fact]
    public void Write_LeavesOutWhatIsNotSaid() => Assert.Empty(Written(MessageFacts.None).EnumerateObject());

    private static (string?, int, int, string?) Words(JsonElement json) =>
        (json.GetProperty("evidence").GetString(), json.GetProperty("start").GetInt32(), json.GetProperty("end").GetInt32(), json.GetProperty("in").GetString());

    private static JsonElement Written(MessageFacts facts)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            MessageFactsJson.Write(json, facts, "not ring the house", "a subject");
            json.WriteEndObject();
        }

        using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        return document.RootElement.Clone();
    }
}
