namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>A named concept at its place [<see cref="Start"/>, <see cref="End"/>) in the side view.</summary>
internal readonly record struct PlacedAnchor(int Start, int End, int Sentence, FactAnchor Anchor)
{
    public string Key => Anchor.Key;

    public FactAnchorKind Kind => Anchor.Kind;

    public FactState State => Anchor.State;
}
