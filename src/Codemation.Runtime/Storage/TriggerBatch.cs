namespace Codemation.Runtime.Storage;

/// <summary>How stores name the input of a run; no step id can be this.</summary>
internal static class TriggerBatch
{
    public const string Step = "$trigger";
    public const int Port = 0;
}
