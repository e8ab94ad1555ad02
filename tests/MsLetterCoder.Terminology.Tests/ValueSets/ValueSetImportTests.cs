using MsLetterCoder.Terminology.ValueSets;

namespace MsLetterCoder.Terminology.Tests.ValueSets;

public sealed class ValueSetImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private TerminologyFile Import(string name, string content) =>
        TerminologyFile.Open(ValueSetImport.Run(_folder.Write(name, content), _folder.In("out"), null, null, CancellationToken.None).Path);

    [Fact]
    public void Lines_GiveCodesAndNames_FullySpecifiedNamesTheirTag()
    {
        using TerminologyFile file = Import("set.tsv", "sctid\tfully_specified_name\r\n7770001004\tHaemorrhagic zygomatosis (disorder)\tZygoma bleed\r\n# comment\r\n\r\n7770005008\tQuillosis (of arm)");
        Assert.Equal(2, file.Count);
        int place = file.Find(Fixture.Id(Fixture.HaemorrhagicZygomatosis));
        Assert.Equal(("Zygoma bleed", "disorder"), (file.TermOf(place), file.TagOf(place)));
        Assert.Equal(("Quillosis (of arm)", ""), (file.TermOf(1), file.TagOf(1)));
    }

    [Fact]
    public void Json_GivesNestedExpansion_AndCompose()
    {
        using TerminologyFile file = Import("set.json", """
            {"resourceType":"ValueSet","date":"2024-04-10","expansion":{"contains":[
              {"system":"http://snomed.info/sct","abstract":true,"code":"7770005008","display":"All quilloses","contains":[
                {"system":"http://snomed.info/sct","code":"7770001004","display":"Haemorrhagic zygomatosis (disorder)","designation":[{"language":"en-GB","value":"Zygoma bleed"},{"language":"fr","value":"Zygomatose"}]}]},
              {"system":"http://loinc.org","code":"1-8","display":"Other"}]},
             "compose":{"include":[{"system":"http://snomed.info/sct","concept":[{"code":"7770012004","display":"Double quillosis (disorder)"}]},{"system":"http://snomed.info/sct","filter":[]}]}}
            """);
        Assert.Equal(["7770001004", "7770012004"], Enumerable.Range(0, file.Count).Select(c => file.IdOf(c).ToString()));
        Assert.Equal(["Zygoma bleed", "Haemorrhagic zygomatosis (disorder)"], file.TermsOf(0));
        Assert.Equal(20240410, file.About.EffectiveTime);
        Assert.Contains(file.About.Notes, n => n.StartsWith("1 codes are of other systems", StringComparison.Ordinal));
        Assert.Contains(file.About.Notes, n => n.Contains("expand the value set first", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("7770001004\tA\n7770001005\tB", "set:2:1: '7770001005' is not the identifier")]
    [InlineData("7770001004\tA\n7770005008", "set:2:11: the name is missing")]
    [InlineData("code\tname\n", "set:1:1: no SNOMED CT code")]
    [InlineData("{\"resourceType\":\"ValueSet\",\n\"expansion\":{\"contains\":[{\"code\":\"777", "set:2:")]
    [InlineData("{\"resourceType\":\"Patient\"}", "set: $.resourceType is 'Patient'")]
    [InlineData("{\"resourceType\":\"ValueSet\",\"expansion\":{\"contains\":[{\"code\":\"7770001005\",\"display\":\"x\"}]}}", "set: $.expansion.contains[0].code is not")]
    [InlineData("{\"resourceType\":\"ValueSet\",\"compose\":{\"include\":[{\"concept\":[{\"code\":\"7770001004\"}]}]}}", "set: $.compose.include[0].concept[0] has no 'display'")]
    [InlineData("{\"resourceType\":\"ValueSet\",\"compose\":{\"include\":{}}}", "set: $.compose.include is not an array")]
    public void WrongFile_IsNamed_AndNothingIsWritten(string content, string message)
    {
        TerminologyException failure = Assert.Throws<TerminologyException>(() => Import("set", content));
        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.In("out")));
    }
}
