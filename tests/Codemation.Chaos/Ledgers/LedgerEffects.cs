using Codemation.Chaos.Workflows;

namespace Codemation.Chaos.Ledgers;

/// <summary>How steps have effects.</summary>
internal static class LedgerEffects
{
    public static async ValueTask<Job> EffectAsync(this ILedger ledger, Job job, string verb, StepContext ctx)
    {
        await ledger.EffectAsync($"{verb} {job.Number}", ctx);
        return job with { Text = $"{job.Text} {verb}" };
    }

    public static async ValueTask EffectAsync(this ILedger ledger, string label, StepContext ctx)
        => await ledger.AppendAsync(new Effect
        {
            Key = ctx.IdempotencyKey,
            Run = ctx.RunId,
            Workflow = ctx.WorkflowId,
            Step = ctx.StepId,
            Item = ctx.ItemIndex,
            Attempt = ctx.Attempt,
            Label = label,
        });
}
