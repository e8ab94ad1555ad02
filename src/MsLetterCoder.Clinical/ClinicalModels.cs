using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical;

/// <summary>The learned parts, loaded once. A model whose features are of another version than the program's is refused.</summary>
public sealed class ClinicalModels
{
    /// <summary>Names of the models, each a folder below models/.</summary>
    public static IReadOnlyList<string> Names { get; } = ["kind", "context", "mention", "passage", "primary", "code", "urgency", "category", "reply"];

    /// <summary>Version of the model folders this program reads.</summary>
    public const string FolderVersion = "1";

    /// <summary>Document kind.</summary>
    public required LinearModel Kind { get; init; }

    /// <summary>Context of a mention.</summary>
    public required LinearModel Context { get; init; }

    /// <summary>Whether concept and context of a mention are both right.</summary>
    public required LinearModel Mention { get; init; }

    /// <summary>Red flags of short passages, for wordings that nobody listed; null where the rules alone are to raise flags.</summary>
    public LinearModel? Passage { get; init; }

    /// <summary>Whether a condition is the main one of a letter.</summary>
    public required LinearModel Primary { get; init; }

    /// <summary>Whether a coder would accept a suggested code; null where a code has the confidence of its best mention.</summary>
    public LinearModel? Code { get; init; }

    /// <summary>Urgency of a message.</summary>
    public required LinearModel Urgency { get; init; }

    /// <summary>What a wrong urgency costs.</summary>
    public UrgencyCost UrgencyCost { get; init; } = UrgencyCost.Given;

    /// <summary>Categories of a message.</summary>
    public required LinearModel Category { get; init; }

    /// <summary>Whether a reply is needed.</summary>
    public required LinearModel Reply { get; init; }

    /// <summary>Phrases harvested from the training corpus.</summary>
    public IReadOnlyList<HarvestedPhrase> Harvested { get; init; } = [];

    /// <summary>Reads all models; <paramref name="open"/> gives the bytes of a file by its path below models/ ('kind/1/model.bin').</summary>
    /// <exception cref="InvalidDataException">A file is damaged or of another feature version; the message names it.</exception>
    public static ClinicalModels Read(Func<string, byte[]> open)
    {
        T Part<T>(string path, Func<byte[], T> read)
        {
            try
            {
                return read(open(path));
            }
            catch (InvalidDataException e)
            {
                throw new InvalidDataException($"models/{path}: {e.Message}", e);
            }
        }

        LinearModel Model(string name, string version) => Part($"{name}/{FolderVersion}/model.bin", bytes =>
        {
            var model = LinearModel.Read(bytes);
            return model.FeatureVersion == version
                ? model
                : throw new InvalidDataException($"its features are '{model.FeatureVersion}', this program's are '{version}': train again.");
        });

        return new ClinicalModels
        {
            Kind = Model("kind", Reading.KindFeatures.Version),
            Context = Model("context", ContextFeatures.Version),
            Mention = Model("mention", MentionFeatures.Version),
            Passage = Model("passage", PassageFeatures.Version),
            Primary = Model("primary", PrimaryFeatures.Version),
            Code = Model("code", CodeFeatures.Version),
            Urgency = Model("urgency", TriageFeatures.Version),
            UrgencyCost = Part($"urgency/{FolderVersion}/cost.tsv", UrgencyCost.Read),
            Category = Model("category", TriageFeatures.Version),
            Reply = Model("reply", TriageFeatures.Version),
            Harvested = HarvestFile.Read(open($"lexicon/{FolderVersion}/harvested.tsv")),
        };
    }
}
