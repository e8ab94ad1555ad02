namespace MsLetterCoder.Terminology.Building;

/// <summary>A list whose items can be reached by reference and written out as one block.</summary>
internal sealed class GrowingArray<T>(int capacity = 1024) where T : unmanaged
{
    private T[] _items = new T[capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<T> Span => _items.AsSpan(0, Count);

    public ref T this[int index] => ref _items[index];

    public void Add(T item)
    {
        Reserve(1);
        _items[Count++] = item;
    }

    public void AddRange(ReadOnlySpan<T> items)
    {
        Reserve(items.Length);
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    private void Reserve(int more)
    {
        if (Count + more > _items.Length)
        {
            Array.Resize(ref _items, (int)Math.Min(Math.Max(Count + (long)more, _items.Length + (_items.Length / 2L)), Array.MaxLength));
        }
    }
}
