using MsLetterCoder.Clinical;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Models;

/// <summary>Everything training makes: the models, ready to use, and a card for each.</summary>
public sealed record TrainedModels(ClinicalModels Models, IReadOnlyDictionary<string, ModelCard> Cards)
{
    /// <summary>The files below models/, by relative path with '/', byte for byte the same for the same corpus and seed.</summary>
    public IReadOnlyDictionary<string, byte[]> Files()
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach ((string name, Clinical.Learning.LinearModel model) in ByName())
        {
            using var stream = new MemoryStream();
            model.Write(stream);
            files.Add($"{name}/{ClinicalModels.FolderVersion}/model.bin", stream.ToArray());
        }

        foreach ((string name, ModelCard card) in Cards)
        {
            files.Add($"{name}/{ClinicalModels.FolderVersion}/card.json", System.Text.Encoding.UTF8.GetBytes(card.ToJson()));
        }

        files.Add($"{ModelNames.Urgency}/{ClinicalModels.FolderVersion}/cost.tsv", Models.UrgencyCost.Write());
        files.Add($"lexicon/{ClinicalModels.FolderVersion}/harvested.tsv", Clinical.Coding.HarvestFile.Write(Models.Harvested));
        return files;
    }

    internal IEnumerable<(string Name, Clinical.Learning.LinearModel Model)> ByName() =>
    [
        .. Models.Passage is { } passage ? [(ModelNames.Passage, passage)] : Array.Empty<(string, Clinical.Learning.LinearModel)>(),
        (ModelNames.Kind, Models.Kind),
        (ModelNames.Context, Models.Context),
        (ModelNames.Mention, Models.Mention),
        (ModelNames.Primary, Models.Primary),
        .. Models.Code is { } code ? [(ModelNames.Code, code)] : Array.Empty<(string, Clinical.Learning.LinearModel)>(),
        (ModelNames.Urgency, Models.Urgency),
        (ModelNames.Category, Models.Category),
        (ModelNames.Reply, Models.Reply),
    ];
}
