import { loadModelCard } from "@/app/model-card/loaders";
import { answer, problem, route } from "../answer";
import { outward } from "./outward";

/** What the published run's numbers are worth. */
export const GET = route(async () => {
  const loaded = await loadModelCard({ runId: null });
  if (loaded === null) {
    return problem(
      404,
      "No model card",
      "No run that was published has a card yet; each gets one when it is published.",
    );
  }
  return answer(outward(loaded));
});
