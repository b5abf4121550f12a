using System.Diagnostics.CodeAnalysis;

namespace Codemation;

/// <summary>The input of a run can't be used: it is malformed JSON, too large, or doesn't match the schema of the item type.</summary>
/// <remarks><see cref="Exception.Message"/> has one line for each of the first errors.</remarks>
[SuppressMessage("Design", "RCS1194:Implement exception constructors", Justification = "Without its reasons the error would say nothing.")]
public sealed class InputException : Exception
{
    private const int LinesShown = 5;

    /// <summary>Creates the exception.</summary>
    /// <param name="errors">What is wrong, in the order of the input; at least one.</param>
    /// <param name="innerException">The error that made the input unusable, where there was one.</param>
    /// <exception cref="ArgumentException"><paramref name="errors"/> is empty.</exception>
    public InputException(IReadOnlyList<InputError> errors, Exception? innerException = null)
        : base(Describe(errors), innerException)
        => Errors = errors;

    /// <summary>What is wrong, in the order of the input. Never empty; reading stops after a number of errors (20 unless set otherwise).</summary>
    public IReadOnlyList<InputError> Errors { get; }

    private static string Describe(IReadOnlyList<InputError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (errors.Count == 0)
        {
            throw new ArgumentException("An input error needs at least one reason.", nameof(errors));
        }

        var lines = string.Join('\n', errors.Take(LinesShown));
        return errors.Count > LinesShown ? $"{lines}\n… and {errors.Count - LinesShown} more" : lines;
    }
}
