namespace Codemation.Runtime.Engine.Binding;

/// <summary>Works out how long the values in each slot are needed.</summary>
internal static class Retention
{
    /// <summary>Per slot the last step that may read it; the number of steps where the run's outputs do.</summary>
    public static int[] KeepUntil(ExecutionPlan plan, PlanSlots slots, int resultSlot)
    {
        var keepUntil = new int[slots.Count];
        Array.Fill(keepUntil, -1);

        // From the last step to the first: a step with a context can ask for the outputs of everything upstream.
        var asked = new int[slots.Count];
        Array.Fill(asked, -1);
        for (var step = plan.Steps.Length - 1; step >= 0; step--)
        {
            var downstream = plan.Steps[step].UsesContext ? step : -1;
            for (var port = 0; port < plan.Steps[step].Ports.Length; port++)
            {
                downstream = Math.Max(downstream, asked[slots.First(step) + port]);
            }

            foreach (var input in slots.Inputs(step))
            {
                asked[input] = Math.Max(asked[input], downstream);
                keepUntil[input] = Math.Max(keepUntil[input], Math.Max(step, asked[input]));
            }
        }

        keepUntil[resultSlot] = plan.Steps.Length;
        for (var slot = 0; slot < keepUntil.Length; slot++)
        {
            // What nothing reads can go once it is there.
            keepUntil[slot] = Math.Max(keepUntil[slot], slots.Producers[slot]);
        }

        return keepUntil;
    }

    public static int[][] ReleaseAfter(int[] keepUntil, int steps)
    {
        var after = new List<int>[steps];
        for (var step = 0; step < steps; step++)
        {
            after[step] = [];
        }

        for (var slot = 0; slot < keepUntil.Length; slot++)
        {
            if (keepUntil[slot] >= 0 && keepUntil[slot] < steps)
            {
                after[keepUntil[slot]].Add(slot);
            }
        }

        return [.. after.Select(static list => list.ToArray())];
    }
}
