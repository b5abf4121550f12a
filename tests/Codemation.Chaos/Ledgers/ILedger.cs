namespace Codemation.Chaos.Ledgers;

/// <summary>The world outside, in which effects happen for good.</summary>
public interface ILedger
{
    /// <summary>Has an effect happen.</summary>
    /// <returns>Completes when it has happened and will not be forgotten.</returns>
    Task AppendAsync(Effect effect);
}
