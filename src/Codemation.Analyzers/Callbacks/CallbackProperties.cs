namespace Codemation.Analyzers.Callbacks;

/// <summary>What diagnostics about callbacks tell their fixes.</summary>
internal static class CallbackProperties
{
    /// <summary>The text to put in place of the marked code; <c>{ctx}</c> stands for the context.</summary>
    public const string Replacement = nameof(Replacement);

    /// <summary>The name of the parameter to add to the lambda around the marked code, where it has no context yet.</summary>
    public const string Context = nameof(Context);
}
