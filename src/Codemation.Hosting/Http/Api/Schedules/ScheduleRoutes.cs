using Codemation.Hosting.Documents;
using Codemation.Runtime.Scheduling.Schedules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Codemation.Hosting.Http.Api.Schedules;

/// <summary>Reads schedules, stops them and fires them.</summary>
internal static class ScheduleRoutes
{
    public static void MapSchedules(this IEndpointRouteBuilder api)
    {
        api.MapGet("", ListAsync).WithName("listSchedules").WithSummary("The schedules of all workflows, and when they fire.");
        api.MapPost("/{id}/pause", PauseAsync).WithName("pauseSchedule").WithSummary("Has a schedule fire no more.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/{id}/resume", ResumeAsync).WithName("resumeSchedule").WithSummary("Has a paused schedule go on with its next instant.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/{id}/fire", FireAsync).WithName("fireSchedule").WithSummary("Fires a schedule now, besides its own instants.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<SchedulesDocument>> ListAsync(WorkflowHost host, CancellationToken cancellationToken)
    {
        var schedules = await host.OpenSchedulesAsync(cancellationToken);
        return TypedResults.Ok(new SchedulesDocument([.. (await schedules.ListAsync(cancellationToken)).Select(ScheduleDocument.Of)]));
    }

    private static Task<Results<Ok<ScheduleDocument>, ProblemHttpResult>> PauseAsync(string id, WorkflowHost host, CancellationToken cancellationToken)
        => ChangeAsync(id, host, static (schedules, schedule, cancellation) => schedules.PauseAsync(schedule, cancellation), cancellationToken);

    private static Task<Results<Ok<ScheduleDocument>, ProblemHttpResult>> ResumeAsync(string id, WorkflowHost host, CancellationToken cancellationToken)
        => ChangeAsync(id, host, static (schedules, schedule, cancellation) => schedules.ResumeAsync(schedule, cancellation), cancellationToken);

    private static async Task<Results<Ok<ScheduleDocument>, ProblemHttpResult>> ChangeAsync(
        string id, WorkflowHost host, Func<ScheduleService, Schedule, CancellationToken, ValueTask<bool>> change, CancellationToken cancellationToken)
    {
        if (host.Schedules.Value.Find(id) is not { } schedule)
        {
            return Lookups.NoSchedule(host, id);
        }

        var schedules = await host.OpenSchedulesAsync(cancellationToken);
        await change(schedules, schedule, cancellationToken);
        return TypedResults.Ok(ScheduleDocument.Of((await schedules.FindAsync(id, cancellationToken))!));
    }

    private static async Task<Results<Ok<FiredDocument>, ProblemHttpResult>> FireAsync(string id, WorkflowHost host, CancellationToken cancellationToken)
        => host.Schedules.Value.Find(id) is { } schedule
            ? TypedResults.Ok(new FiredDocument(await (await host.OpenSchedulesAsync(cancellationToken)).FireAsync(schedule, cancellationToken)))
            : Lookups.NoSchedule(host, id);
}
