using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers;

/// <summary>What all analyzers have in common: they run side by side, skip generated code, and projects without the DSL.</summary>
internal abstract class WorkflowAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WorkflowTypes.AttributeName) is not null)
            {
                Start(start);
            }
        });
    }

    /// <summary>Registers the actions for a project that has the DSL.</summary>
    protected abstract void Start(CompilationStartAnalysisContext context);
}
