"""Word vectors of all-MiniLM-L6-v2 (Apache-2.0), computed with NumPy: the network is six layers of BERT.

The weights' SHA-256 is the one that public projects pin; who packed them does not matter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_LAYERS, _HEADS, _WIDTH = 6, 12, 384
_BATCH = 256


def vectors(words: Sequence[str], folder: Path) -> Any:
    """A float array (words, 384) of unit vectors. `folder` holds model.safetensors and tokenizer.json.

    Needs numpy, safetensors and tokenizers, which are no requirements of the program.
    """
    import numpy as np
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    weights = folder / "model.safetensors"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{weights} is not the model")
    network = _Network({name: value.astype(np.float32) for name, value in load_file(weights).items()})
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    ids = [tokenizer.encode(word).ids for word in words]
    found = np.zeros((len(words), _WIDTH), np.float32)
    order = sorted(range(len(words)), key=lambda at: len(ids[at]))
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        found[batch] = network.embed([ids[at] for at in batch])
    return found


class _Network:
    def __init__(self, weights: dict[str, Any]) -> None:
        self._weights = weights

    def embed(self, ids: Sequence[Sequence[int]]) -> Any:
        import numpy as np

        longest = max(map(len, ids))
        padded = np.array([[*row, *[0] * (longest - len(row))] for row in ids])
        mask = np.array([[1.0] * len(row) + [0.0] * (longest - len(row)) for row in ids], np.float32)
        states = self._states(padded, mask)
        means = (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        return means / np.linalg.norm(means, axis=1, keepdims=True)

    def _states(self, ids: Any, mask: Any) -> Any:
        import numpy as np

        at = self._weights
        count, length = ids.shape
        states = at["embeddings.word_embeddings.weight"][ids]
        states = states + at["embeddings.position_embeddings.weight"][None, :length]
        states = self._norm(states + at["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        bias = (1 - mask)[:, None, None, :] * -1e9
        for layer in range(_LAYERS):
            name = f"encoder.layer.{layer}."
            query, key, value = (
                self._linear(states, f"{name}attention.self.{part}")
                .reshape(count, length, _HEADS, _WIDTH // _HEADS)
                .transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            )
            scores = query @ key.transpose(0, 1, 3, 2) / (_WIDTH / _HEADS) ** 0.5 + bias
            shares = np.exp(scores - scores.max(-1, keepdims=True))
            shares /= shares.sum(-1, keepdims=True)
            heard = (shares @ value).transpose(0, 2, 1, 3).reshape(count, length, _WIDTH)
            heard = self._linear(heard, f"{name}attention.output.dense")
            states = self._norm(heard + states, f"{name}attention.output.LayerNorm")
            inner = self._linear(states, f"{name}intermediate.dense")
            inner = 0.5 * inner * (1 + np.tanh(0.7978845608 * (inner + 0.044715 * inner**3)))
            states = self._norm(
                self._linear(inner, f"{name}output.dense") + states, f"{name}output.LayerNorm"
            )
        return states

    def _linear(self, states: Any, name: str) -> Any:
        return states @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]

    def _norm(self, states: Any, name: str) -> Any:
        import numpy as np

        centred = states - states.mean(-1, keepdims=True)
        scaled = centred / np.sqrt(states.var(-1, keepdims=True) + 1e-12)
        return scaled * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
