using Codemation.Hosting.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Codemation.Hosting.Http.Problems;

/// <summary>What went wrong, as RFC 9457 has it.</summary>
internal static class Problem
{
    public static ProblemHttpResult Of(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, detail);

    /// <summary>Says where in the request what is wrong.</summary>
    public static ProblemHttpResult Of(int status, string detail, IEnumerable<InputError> errors)
        => TypedResults.Problem(new ProblemDetails
        {
            Status = status,
            Detail = detail,
            Extensions = { ["errors"] = errors.Select(static error => new InputErrorDocument(error.Path, error.Message)).ToArray() },
        });

    public static ProblemHttpResult Invalid(IEnumerable<InputError> errors)
        => Of(StatusCodes.Status422UnprocessableEntity, "The input can't be used; nothing was created.", errors);
}
