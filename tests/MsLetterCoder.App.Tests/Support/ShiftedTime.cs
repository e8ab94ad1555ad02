namespace MsLetterCoder.App.Tests.Support;

/// <summary>The real clock, put ahead: waits take as long as they do, and it is later than it is.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long _ahead;

    /// <summary>How far it is ahead.</summary>
    public TimeSpan Ahead
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _ahead));
        set => Interlocked.Exchange(ref _ahead, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
