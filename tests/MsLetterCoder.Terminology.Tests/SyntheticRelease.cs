using System.Globalization;
using System.Text;
using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Terminology.Tests;

/// <summary>
/// Writes a release in the exact RF2 Snapshot form (names, headers, CRLF, effective times, check digits), of any size: an International part and a UK clinical part, with inactive and repeated rows,
/// language reference sets, historical associations, a simple reference set, a simple map and a map to codes with groups, priorities and rules. Its terms are made of word parts and its identifiers
/// are counted up: none is real. The same size gives the same bytes.
/// </summary>
public sealed class SyntheticRelease(string folder, int concepts)
{
    /// <summary>Descriptions for each concept, about.</summary>
    public const double DescriptionsPerConcept = 3;

    private const string International = "900000000000207008";
    private const string Uk = "999000011000000103";
    private static readonly string[] Heads = ["osteo", "cardio", "neuro", "hepato", "nephro", "dermato", "gastro", "pneumo", "arthro", "myelo", "haemo", "cysto", "angio", "entero", "lympho", "chondro", "thyro", "spleno", "adeno", "broncho"];
    private static readonly string[] Middles = ["bar", "cel", "dan", "fir", "gol", "hem", "jas", "kel", "lim", "mor", "nud", "pel", "quin", "ros", "sul", "tam", "vor", "wex", "yan", "zep", "brin", "crad", "drel", "flon", "grat"];
    private static readonly string[] Ends = ["itis", "osis", "oma", "pathy", "algia", "plasia", "trophy", "lysis", "megaly", "rrhagia", "sclerosis", "stasis", "emia", "uria", "ptosis", "genesis"];
    private static readonly string[] Sites = ["of left side", "of right side", "of upper part", "of lower part", "of both sides", "of unspecified site", "of middle zone", "of inner zone", "of outer zone", "of surface"];
    private static readonly string[] Kinds = ["acute", "chronic", "recurrent", "congenital", "traumatic", "idiopathic", "secondary", "primary", "severe", "mild", "familial", "toxic"];
    private static readonly string[] Tags = ["disorder", "finding", "procedure", "body structure", "organism", "substance", "product", "observable entity", "qualifier value", "physical object", "situation", "event"];
    private readonly Dictionary<string, StreamWriter> _files = [];
    private int _members;

    /// <summary>Writes all files.</summary>
    public void Write()
    {
        const string day = "20240101";
        string[] parts = ["SnomedCT_InternationalRF2_PRODUCTION_20240101T120000Z", "SnomedCT_UKClinicalRF2_PRODUCTION_20240410T000001Z"];
        try
        {
            for (int number = 0; number < concepts; number++)
            {
                bool british = number % 10 == 9;
                string root = parts[british ? 1 : 0];
                string end = british ? "GB1000000_20240410" : $"INT_{day}";
                string uk = british ? "UKCL" : "";
                string module = british ? Uk : International;
                string id = ConceptId(number, british);
                bool active = number % 12 != 5;
                StreamWriter concept = File($"{root}/Snapshot/Terminology/sct2_Concept_{uk}Snapshot_{end}.txt", "id\teffectiveTime\tactive\tmoduleId\tdefinitionStatusId");
                if (number % 97 == 3)
                {
                    // An older row of the same concept, as a merge of extensions leaves it.
                    Row(concept, id, "20110731", "1", module, "900000000000074008");
                }

                Row(concept, id, day, active ? "1" : "0", module, number % 3 == 0 ? "900000000000073002" : "900000000000074008");
                Describe(number, id, british, root, uk, end, module);
                Refer(number, id, active, root, uk, end, module);
                if (british || number % 2 == 0)
                {
                    Map(number, id, parts[1]);
                }
            }
        }
        finally
        {
            foreach (StreamWriter file in _files.Values)
            {
                file.Dispose();
            }
        }
    }

    /// <summary>The term of a concept.</summary>
    public static string TermOf(int number)
    {
        int word = number / (Kinds.Length * Sites.Length);
        string root = Heads[word % Heads.Length] + Middles[word / Heads.Length % Middles.Length] + Middles[word / (Heads.Length * Middles.Length) % Middles.Length] + Ends[word % Ends.Length];
        return $"{Kinds[number % Kinds.Length]} {root} {Sites[number / Kinds.Length % Sites.Length]}";
    }

    /// <summary>The identifier of a concept.</summary>
    public static string ConceptId(int number, bool british) => Identifier(british ? $"{90000 + number}1000000" : $"{4000000 + number}", british ? "10" : "00");

    /// <summary>An item number and partition with the check digit that makes them an identifier.</summary>
    public static string Identifier(string item, string partition)
    {
        byte[] digits = Encoding.ASCII.GetBytes(item + partition + "0");
        while (!SnomedId.HasCheckDigit(digits))
        {
            digits[^1]++;
        }

        return Encoding.ASCII.GetString(digits);
    }

    private void Describe(int number, string id, bool british, string root, string uk, string end, string module)
    {
        StreamWriter descriptions = File(
            $"{root}/Snapshot/Terminology/sct2_Description_{uk}Snapshot-en_{end}.txt", "id\teffectiveTime\tactive\tmoduleId\tconceptId\tlanguageCode\ttypeId\tterm\tcaseSignificanceId");
        StreamWriter language = File($"{root}/Snapshot/Refset/Language/der2_cRefset_Language{uk}Snapshot-en_{end}.txt", "id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\tacceptabilityId");
        string term = TermOf(number);
        string tag = Tags[number / 7 % Tags.Length];
        (string Text, string Type)[] all =
        [
            ($"{char.ToUpperInvariant(term[0])}{term[1..]} ({tag})", "900000000000003001"),
            ($"{char.ToUpperInvariant(term[0])}{term[1..]}", "900000000000013009"),
            .. number % 2 == 0 ? new[] { ($"{term} variant {number % 50}", "900000000000013009") } : [],
            .. number % 4 == 1 ? new[] { ($"Café-au-lait {term} – ‘naïve’ form", "900000000000013009"), ($"Old name {number} for {term}", "900000000000013009") } : [],
        ];
        for (int i = 0; i < all.Length; i++)
        {
            string description = Identifier(british ? $"{(number * 5L) + i}1000000" : $"{20000000 + (number * 5L) + i}", british ? "11" : "01");
            bool active = i < 3 || number % 8 != 1;
            Row(descriptions, description, "20170731", active ? "1" : "0", module, id, "en", all[i].Type, all[i].Text, "900000000000448009");
            if (number % 211 == 7 && i == 1)
            {
                // The same row once more.
                Row(descriptions, description, "20170731", "1", module, id, "en", all[i].Type, all[i].Text, "900000000000448009");
            }

            string acceptability = i < 2 ? "900000000000548007" : "900000000000549004";
            Row(language, Member(), "20170731", active ? "1" : "0", module, british ? "999001261000000100" : "900000000000508004", description, acceptability);
            if (!british)
            {
                Row(language, Member(), "20170731", active ? "1" : "0", module, "900000000000509007", description, acceptability);
            }
        }
    }

    private void Refer(int number, string id, bool active, string root, string uk, string end, string module)
    {
        if (!active)
        {
            StreamWriter associations = File($"{root}/Snapshot/Refset/Content/der2_cRefset_Association{uk}Snapshot_{end}.txt", "id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\ttargetComponentId");
            int next = number + 1 < concepts ? number + 1 : 0;
            Row(associations, Member(), "20240101", "1", module, number % 24 == 5 ? "900000000000527005" : "900000000000526001", id, ConceptId(next, next % 10 == 9));
        }

        StreamWriter simple = File($"{root}/Snapshot/Refset/Content/der2_Refset_Simple{uk}Snapshot_{end}.txt", "id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId");
        Row(simple, Member(), "20200731", number % 20 == 0 ? "0" : "1", module, Identifier($"{500 + (number % 12)}", "00"), id);
        StreamWriter map = File($"{root}/Snapshot/Refset/Map/der2_sRefset_SimpleMap{uk}Snapshot_{end}.txt", "id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\tmapTarget");
        Row(map, Member(), "20200731", "1", module, "900000000000497000", id, $"X{number % 46656:X4}");
    }

    private void Map(int number, string id, string root)
    {
        StreamWriter map = File(
            $"{root}/Snapshot/Refset/Map/der2_iisssciRefset_ExtendedMapUKCLSnapshot_GB1000000_20240410.txt",
            "id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\tmapGroup\tmapPriority\tmapRule\tmapAdvice\tmapTarget\tcorrelationId\tmapBlock");
        string code = $"{(char)('A' + (number % 26))}{number / 26 % 100:D2}{number / 2600 % 10}";
        void Target(string group, string priority, string rule, string target, string block, string inForce = "1") =>
            Row(map, Member(), "20240410", inForce, Uk, "999002271000000101", id, group, priority, rule, target.Length == 0 ? "" : $"ALWAYS {target}", target, "447561005", block);
        Target("1", "1", number % 9 == 4 ? $"IFA {ConceptId(0, false)} | Example (finding) |" : "TRUE", number % 31 == 0 ? "" : code, "1");
        if (number % 9 == 4)
        {
            Target("1", "2", "OTHERWISE TRUE", $"{code[..3]}X", "1");
        }

        if (number % 15 == 8)
        {
            Target("2", "1", "TRUE", "Y839", "1");
            Target("1", "1", "TRUE", "Z999", "1", "0");
        }
    }

    private StreamWriter File(string name, string header)
    {
        if (!_files.TryGetValue(name, out StreamWriter? file))
        {
            string path = Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            _files.Add(name, file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\r\n" });
            file.WriteLine(header);
        }

        return file;
    }

    private static void Row(StreamWriter file, params ReadOnlySpan<string> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                file.Write('\t');
            }

            file.Write(values[i]);
        }

        file.WriteLine();
    }

    private string Member()
    {
        _members++;
        uint mixed = (uint)_members * 2654435761;
        return string.Create(CultureInfo.InvariantCulture, $"{mixed:x8}-{mixed & 0xFFFF:x4}-4{_members & 0xFFF:x3}-8{mixed >> 20:x3}-{_members:x12}");
    }
}
