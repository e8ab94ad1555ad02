using System.Text;
using System.Text.Json;
using MsLetterCoder.App.Output;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading.Facts;

namespace MsLetterCoder.App.Tests.Output;

public sealed class LetterFactsJsonTests
{
    [Fact]
    public void Write_NamesEachFactWithItsWords()
    {
        JsonElement json = Written(new LetterFacts
        {
            MsDiagnosed = new DatedFact(new PartialDate(2016, 3), new TextSpan(5, 9)),
            Relapses = [new RelapseFact { Date = new PartialDate(2022, doubt: true), Treated = true, Treatment = "steroids", Span = new TextSpan(10, 20) }],
            Mri = [new MriFact { Date = new PartialDate(2024, 4, 2), Regions = ["brain"], NewLesions = 2, SomeEnhancing = true, Span = new TextSpan(1, 2) }],
            Treatments = [new TreatmentFact { Drug = "baclofen", Status = TreatmentStatus.Stopped, Dose = 10, Unit = "mg", StopReason = StopReason.SideEffects, Span = new TextSpan(3, 4), Evidence = [new TextSpan(3, 9)] }],
            WalkingDistance = [new FigureFact { Span = new TextSpan(1, 3) }],
            Falls = [new CountFact { Count = 3, Since = new PartialDate(2023, 11), Span = new TextSpan(6, 8) }],
        });

        JsonElement diagnosed = json.GetProperty("ms_diagnosed");
        Assert.Equal(("2016-03", "month", 5, 9), (diagnosed.GetProperty("date").GetString(), diagnosed.GetProperty("precision").GetString(), diagnosed.GetProperty("start").GetInt32(), diagnosed.GetProperty("end").GetInt32()));
        Assert.True(json.GetProperty("relapses")[0].GetProperty("doubt").GetBoolean());
        Assert.Equal(2, json.GetProperty("mri")[0].GetProperty("new_lesions").GetInt32());
        Assert.Equal("some", json.GetProperty("mri")[0].GetProperty("enhancing_lesions").GetString());
        Assert.Equal(("stopped", "side_effects"), (json.GetProperty("treatments")[0].GetProperty("status").GetString(), json.GetProperty("treatments")[0].GetProperty("stop_reason").GetString()));
        Assert.True(json.GetProperty("walking_distance")[0].GetProperty("unlimited").GetBoolean());
        Assert.Equal("2023-11", json.GetProperty("falls")[0].GetProperty("since").GetString());
    }

    [Fact]
    public void Write_LeavesOutWhatIsNotStated() => Assert.Empty(Written(LetterFacts.None).EnumerateObject());

    private static JsonElement Written(LetterFacts facts)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            LetterFactsJson.Write(json, facts);
            json.WriteEndObject();
        }

        using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        return document.RootElement.Clone();
    }
}
