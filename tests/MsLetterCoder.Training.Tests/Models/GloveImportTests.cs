using System.Text;
using MsLetterCoder.Training.Models;

namespace MsLetterCoder.Training.Tests.Models;

public sealed class GloveImportTests
{
    private const int Header = 8;
    private const int Hash = 8;
    private const int Components = 100;

    [Fact]
    public void Make_TakesTheCommonestWordsOfLettersAndGivesTheSameBytes()
    {
        byte[] made = GloveImport.Make(Json("\"the\",\",\",\"O'Neil\",\"nurse\",\"catheter\"", "the", ",", "O'Neil", "nurse", "catheter"), most: 2);
        Assert.Equal(Header + (2 * (Hash + Components)), made.Length);
        Assert.Equal(made, GloveImport.Make(Json("\"the\",\",\",\"O'Neil\",\"nurse\",\"catheter\"", "the", ",", "O'Neil", "nurse", "catheter"), most: 2));
    }

    [Theory]
    [InlineData("{\"words\":[\"ant\"]", "no valid JSON")]
    [InlineData("{\"vectors\":{\"ant\":[1]},\"words\":[\"ant\"]}", "'words' stands before 'vectors'")]
    [InlineData("{\"words\":[\"ant\",\"bee\"],\"vectors\":{\"ant\":[1]}}", "'vectors' has 1 of them")]
    [InlineData("[]", "'words' names 0")]
    public void Make_NamesWhatIsWrong(string json, string words) =>
        Assert.Contains(words, Assert.Throws<InvalidDataException>(() => GloveImport.Make(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    /// <summary>As the package has it: 100 components, then the length and the place in the list.</summary>
    private static byte[] Json(string words, params string[] keys) => Encoding.UTF8.GetBytes(
        $"{{\"words\":[{words}],\"vectors\":{{{string.Join(',', keys.Select((k, i) => $"\"{k}\":[{string.Join(',', Enumerable.Repeat("0.5", Components))},5.0,{i}]"))}}}}}");
}
