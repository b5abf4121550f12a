namespace Codemation.Chaos.Workers;

/// <summary>The clock of a machine whose clock is wrong.</summary>
/// <param name="ahead">How far it is ahead.</param>
internal sealed class OffsetTime(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
