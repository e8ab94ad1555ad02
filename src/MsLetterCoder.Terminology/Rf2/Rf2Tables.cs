using MsLetterCoder.Terminology.Building;

namespace MsLetterCoder.Terminology.Rf2;

/// <summary>Takes the rows of all files, of each component the latest only, and hands what is in force to the builder when all files of a kind are read.</summary>
internal sealed class Rf2Tables(TerminologyBuilder builder)
{
    private readonly Rf2Descriptions _descriptions = new();
    private readonly Rf2Members _members = new();
    private Rf2Concepts? _concepts = new();

    /// <summary>Takes the row in hand.</summary>
    public void Take(Rf2Kind kind, Rf2Reader row)
    {
        switch (kind)
        {
            case Rf2Kind.Concept:
                _concepts!.Take(row);
                break;
            case Rf2Kind.Description:
                _descriptions.Take(row, builder);
                break;
            case Rf2Kind.Language:
                _descriptions.TakeLanguage(row);
                break;
            case Rf2Kind.Association:
                _members.TakeAssociation(row);
                break;
            case Rf2Kind.ExtendedMap:
                _members.TakeMap(row, builder);
                break;
            case Rf2Kind.SimpleMap:
                _members.TakeSimpleMap(row, builder);
                break;
            default:
                _members.TakeMember(row);
                break;
        }
    }

    /// <summary>All files of a kind are read.</summary>
    public void Finish(Rf2Kind kind)
    {
        switch (kind)
        {
            case Rf2Kind.Concept:
                _concepts!.Finish(builder);
                _concepts = null;
                break;
            case Rf2Kind.Language:
                _descriptions.Finish(builder);
                break;
            case Rf2Kind.Association:
                _members.FinishAssociations(builder);
                break;
            case Rf2Kind.ExtendedMap:
                _members.FinishMaps(builder);
                break;
            case Rf2Kind.SimpleMap:
                _members.FinishSimpleMaps(builder);
                break;
            case Rf2Kind.Simple:
                _members.FinishMembers(builder);
                break;
            default:
                break;
        }
    }
}
