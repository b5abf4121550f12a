using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Schedules;

/// <summary>The rules for schedules.</summary>
internal static class ScheduleRules
{
    public static readonly DiagnosticDescriptor Malformed = new(
        DiagnosticIds.Schedule,
        "A schedule must name an instant",
        "\"{0}\" is no cron expression: {1}",
        DiagnosticCategories.Schedules,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.Schedule + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor Never = new(
        DiagnosticIds.Schedule,
        "A schedule must name an instant",
        "\"{0}\" never fires: none of its months has such a day",
        DiagnosticCategories.Schedules,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.Schedule + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor UnknownZone = new(
        DiagnosticIds.Schedule,
        "A schedule must name an instant",
        "There is no time zone \"{0}\". Write an IANA id, such as \"Europe/Amsterdam\" or \"UTC\".",
        DiagnosticCategories.Schedules,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.Schedule + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor TooOften = new(
        DiagnosticIds.SuspiciousSchedule,
        "A schedule fires when it can't be kept",
        "\"{0}\" fires {1} apart, and a run is expected to take {2}, so runs pile up",
        DiagnosticCategories.Schedules,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.SuspiciousSchedule + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor MonthSkipped = new(
        DiagnosticIds.SuspiciousSchedule,
        "A schedule fires when it can't be kept",
        "\"{0}\" doesn't fire in {1}, which lack{2} the day. Write L for the last day of the month.",
        DiagnosticCategories.Schedules,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.SuspiciousSchedule + HelpLinks.Extension);
}
