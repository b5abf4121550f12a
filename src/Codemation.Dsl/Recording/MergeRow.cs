namespace Codemation.Recording;

/// <summary>The values that the inputs of a merge have for one output; moved from one output to the next.</summary>
/// <param name="inputs">The values of each input: arrays of the inputs' types.</param>
internal sealed class MergeRow(Array[] inputs)
{
    /// <summary>The position in each input; negative where the input has nothing for the output.</summary>
    public int[] Positions { get; } = new int[inputs.Length];

    /// <summary>The value of an input; the default where it has none.</summary>
    public T? Value<T>(int input)
    {
        var position = Positions[input];
        return position < 0 ? default : ((T[])inputs[input])[position];
    }
}
