using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>A text as the context of its mentions is read from it: its cues by sentence, and the class of each word.</summary>
internal sealed class ContextScene
{
    /// <summary>Reads classes and cues of a text.</summary>
    public ContextScene(ReadText text, List<Cue>[] cues, WordClasses classes)
    {
        Text = text;
        Cues = cues;
        Names = classes;
        Classes = classes.Of(text);
    }

    public ReadText Text { get; }

    /// <summary>Cues by sentence.</summary>
    public List<Cue>[] Cues { get; }

    /// <summary>Class of each token.</summary>
    public byte[] Classes { get; }

    /// <summary>Names of the classes.</summary>
    public WordClasses Names { get; }

    /// <summary>Name of the class of a token; "" for a word of none.</summary>
    public string ClassOf(int token) => Names.NameOf(Classes[token]);

    /// <summary>True for a word of a verb group.</summary>
    public bool IsVerb(int token) => Names.IsVerb(Classes[token]);
}
