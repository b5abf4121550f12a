using System.Collections.Immutable;
using System.Globalization;
using Codemation.Analyzers.Chains;
using Codemation.Dsl.Generator.Chains;
using Codemation.Schedules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Schedules;

/// <summary>CDM301 and CDM302: schedules that can't be read, never fire, or fire at odd times.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ScheduleAnalyzer : ChainAnalyzer
{
    private const int FiringsToLookAt = 500;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        ScheduleRules.Malformed, ScheduleRules.Never, ScheduleRules.UnknownZone, ScheduleRules.TooOften, ScheduleRules.MonthSkipped);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        foreach (var trigger in reading.Triggers)
        {
            if (trigger is { Expression: { } expression, ExpressionSyntax: { } syntax } && Check(expression, syntax.GetLocation(), workflow) is { } diagnostic)
            {
                yield return diagnostic;
            }

            if (trigger is { TimeZone: { } zone, TimeZoneSyntax: { } place } && !TimeZones.MayExist(zone))
            {
                yield return Diagnostic.Create(ScheduleRules.UnknownZone, place.GetLocation(), zone);
            }
        }
    }

    private static Diagnostic? Check(string expression, Location place, INamedTypeSymbol workflow)
    {
        CronSchedule schedule;
        try
        {
            schedule = CronSchedule.Parse(expression);
        }
        catch (FormatException error)
        {
            return Diagnostic.Create(ScheduleRules.Malformed, place, expression, error.Message);
        }

        // Any time will do; this one is before a 29 February.
        var firings = schedule.After(new DateTime(2023, 12, 31, 23, 59, 59)).Take(FiringsToLookAt).ToArray();
        if (firings.Length == 0)
        {
            return Diagnostic.Create(ScheduleRules.Never, place, expression);
        }

        var skipped = schedule.MonthsWithoutDay().Select(CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName).ToArray();
        if (skipped.Length > 0)
        {
            return Diagnostic.Create(ScheduleRules.MonthSkipped, place, expression, string.Join(", ", skipped), skipped.Length == 1 ? "s" : "");
        }

        var shortest = firings.Skip(1).Zip(firings, static (later, earlier) => later - earlier).DefaultIfEmpty(TimeSpan.MaxValue).Min();
        return Expected(workflow) is { } expected && expected > shortest
            ? Diagnostic.Create(ScheduleRules.TooOften, place, expression, shortest, expected)
            : null;
    }

    private static TimeSpan? Expected(INamedTypeSymbol workflow)
    {
        var attribute = workflow.GetAttributes().FirstOrDefault(static each => each.AttributeClass?.ToDisplayString() == "Codemation.ExpectedDurationAttribute");
        return attribute is null ? null : new TimeSpan(Part("Hours"), Part("Minutes"), Part("Seconds"));

        int Part(string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as int? ?? 0;
    }
}
