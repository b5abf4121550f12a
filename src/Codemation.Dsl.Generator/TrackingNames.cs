namespace Codemation.Dsl.Generator;

/// <summary>The names of the pipeline's stages, under which tests see what an edit makes run again.</summary>
internal static class TrackingNames
{
    public const string Workflows = nameof(Workflows);
    public const string Classes = nameof(Classes);
    public const string Assembly = nameof(Assembly);
    public const string Project = nameof(Project);
    public const string EntryPoint = nameof(EntryPoint);
}
