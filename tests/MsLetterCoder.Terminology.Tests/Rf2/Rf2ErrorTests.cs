using System.Text;
using MsLetterCoder.Terminology.Rf2;

namespace MsLetterCoder.Terminology.Tests.Rf2;

/// <summary>A wrong or truncated file gives an error that names file, line and column, and changes nothing.</summary>
public sealed class Rf2ErrorTests
{
    /// <summary>File, words to replace, what replaces them, and the message.</summary>
    public static TheoryData<string, string, string, string> Damages => new()
    {
        { Fixture.Concepts, "7770005008\t2024", "7770005009\t2024", ":15:1: 'id' is not a SNOMED CT identifier" },
        { Fixture.Concepts, "7770005008\t20240101", "7770005008\t20240231", ":15:12: 'effectiveTime' is not a date" },
        { Fixture.Concepts, "7770002006\t20240101\t0", "7770002006\t20240101\t2", ":4:21: 'active' is neither 0 nor 1" },
        { Fixture.Concepts, "id\teffectiveTime\tactive", "id\teffectivetime\tactive", ":1:4: the header is not that of a file of this kind: the column 'effectiveTime' should stand here" },
        { Fixture.Descriptions, "id\teffectiveTime", "\0id\teffectiveTime", ":1:1: the header" },
        { Fixture.Descriptions, "naïve’ form β\t900000000000448009", "naïve’ form β\t900000000000448008", ":5:117: 'caseSignificanceId' is not a SNOMED CT identifier" },
        { Fixture.Descriptions, "\tHZ\t", "\tHZ\tHZ\t", ": a value after the last column 'caseSignificanceId'" },
        { Fixture.Descriptions, "\tHZ\t", "\t\t", "'term'" },
        { Fixture.Descriptions, "7770005008\ten", "7770026008\ten", "no Concept file of the release holds this concept" },
        { Fixture.Descriptions, "900000000000003001\tOld", "8880001017\tOld", "'typeId' is not the identifier of a concept" },
        { Fixture.Language, "900000000000548007\r\n", "900000000000003001\r\n", ":2:98: 'acceptabilityId' is neither preferred nor acceptable" },
        { Fixture.Language, "00000001-0000-4000", "00000001-000-4000", ":2:1: 'id' is not a member identifier" },
        { Fixture.Map, "\t1\t2\tOTHERWISE", "\t1\ttwo\tOTHERWISE", "'mapPriority' is not a whole number" },
        { Fixture.Map, "mapBlock", "mapblock", "the column 'mapBlock' should stand here" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void WrongFile_IsNamedWithLineAndColumn_AndNothingIsWritten(string file, string from, string to, string message)
    {
        using var folder = new TemporaryFolder();
        string release = Fixture.Copy(folder);
        string path = Path.Combine(release, file);
        string text = File.ReadAllText(path);
        int at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The fixture has no '{from}'.");
        File.WriteAllText(path, string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length)), new UTF8Encoding(false));
        Fails(folder, release, message == "'term'" ? "the term is empty" : message, Path.GetFileName(file));
    }

    [Theory]
    [InlineData(Fixture.Concepts)]
    [InlineData(Fixture.Descriptions)]
    [InlineData(Fixture.Language)]
    public void File_CutShortAtAnyByteOfItsLastLines_IsRefusedOrWhole(string file)
    {
        using var folder = new TemporaryFolder();
        string release = Fixture.Copy(folder);
        string path = Path.Combine(release, file);
        byte[] bytes = File.ReadAllBytes(path);
        int whole = bytes.AsSpan(0, bytes.Length - 2).LastIndexOf((byte)'\n');
        for (int length = bytes.Length - 3; length > whole + 1; length--)
        {
            File.WriteAllBytes(path, bytes[..length]);
            Fails(folder, release, ":", Path.GetFileName(file));
        }
    }

    [Fact]
    public void ConceptFile_CutShortAtALineEnd_IsFoundOutByTheDescriptions()
    {
        using var folder = new TemporaryFolder();
        string release = Fixture.Copy(folder);
        string path = Path.Combine(release, Fixture.Concepts);
        string text = File.ReadAllText(path);
        File.WriteAllText(path, text[..(text.IndexOf("\r\n", text.Length / 2, StringComparison.Ordinal) + 2)]);
        Fails(folder, release, "or the Concept file cut short?", "sct2_Description");
    }

    [Fact]
    public void DescriptionFile_CutShortAtALineEnd_IsFoundOutByConceptsWithoutName()
    {
        using var folder = new TemporaryFolder();
        string release = Fixture.Copy(folder);
        string path = Path.Combine(release, Fixture.Descriptions);
        string text = File.ReadAllText(path);
        File.WriteAllText(path, text[..(text.IndexOf("\r\n", text.Length / 2, StringComparison.Ordinal) + 2)]);
        Fails(folder, release, "have no active fully specified name", "");
    }

    [Fact]
    public void BadUtf8_IsNamedWithItsColumn()
    {
        using var folder = new TemporaryFolder();
        string release = Fixture.Copy(folder);
        string path = Path.Combine(release, Fixture.Descriptions);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf("Old zygomatosis"u8)] = 0xFF;
        File.WriteAllBytes(path, bytes);
        Fails(folder, release, "the text is not valid UTF-8", "sct2_Description");
    }

    [Fact]
    public void EmptyFile_AndEmptyFolder_AreNamed()
    {
        using var folder = new TemporaryFolder();
        string release = Fixture.Copy(folder);
        File.WriteAllText(Path.Combine(release, Fixture.Map), "");
        Fails(folder, release, ":1:1: the file is empty", "der2_iisssciRefset");
        File.Delete(Path.Combine(release, Fixture.Descriptions));
        Directory.EnumerateFiles(release, "sct2_Description*", SearchOption.AllDirectories).ToList().ForEach(File.Delete);
        Fails(folder, release, "sct2_Description_", "");
        Fails(folder, folder.In("nowhere"), "There is no folder", "");
    }

    [Theory]
    [InlineData("sct2_Concept_Snapshot_INT_20240101.txt", "Concept")]
    [InlineData("xsct2_Concept_Snapshot_INT_20240101.txt", "Concept")]
    [InlineData("sct2_Description_MONOSnapshot-en_GB_20240410.txt", "Description")]
    [InlineData("der2_cRefset_LanguageMONOSnapshot-en_GB_20240410.txt", "Language")]
    [InlineData("der2_cRefset_AssociationReferenceSnapshot_INT_20140131.txt", "Association")]
    [InlineData("der2_iisssccRefset_ExtendedMapSnapshot_INT_20240101.txt", "ExtendedMap")]
    [InlineData("der2_iisssciRefset_ExtendedMapUKCLSnapshot_GB1000000_20240410.txt", "ExtendedMap")]
    [InlineData("der2_iissscRefset_ComplexMapSnapshot_INT_20240101.txt", "ExtendedMap")]
    [InlineData("der2_sRefset_SimpleMapSnapshot_INT_20240101.txt", "SimpleMap")]
    [InlineData("der2_Refset_SimpleUKDGSnapshot_GB1000001_20240410.txt", "Simple")]
    [InlineData("sct2_Concept_Full_INT_20240101.txt", null)]
    [InlineData("sct2_Concept_Delta_INT_20240101.txt", null)]
    [InlineData("sct2_TextDefinition_Snapshot-en_INT_20240101.txt", null)]
    [InlineData("sct2_Relationship_Snapshot_INT_20240101.txt", null)]
    [InlineData("der2_ssRefset_ModuleDependencySnapshot_INT_20240101.txt", null)]
    [InlineData("der2_cRefset_AttributeValueSnapshot_INT_20240101.txt", null)]
    public void Files_AreKnownByTheirNames(string name, string? kind) => Assert.Equal(kind, Rf2File.KindOf(name)?.ToString());

    private static void Fails(TemporaryFolder folder, string release, string message, string file)
    {
        string output = folder.In("out");
        TerminologyException failure = Assert.Throws<TerminologyException>(() => Rf2Import.Run(release, output, null, null, CancellationToken.None));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any(), "Something was written.");
    }
}
